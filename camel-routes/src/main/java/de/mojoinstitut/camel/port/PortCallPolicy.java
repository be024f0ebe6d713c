package de.mojoinstitut.camel.port;

import de.mojoinstitut.core.OutsideUnavailableException;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/**
 * The error policy of routes that serve a port: one quick further try where an outside system did
 * not answer, none for anything else, and then the failure is the caller's. The job that called is
 * the dead letter.
 */
@Component
public final class PortCallPolicy extends RouteConfigurationBuilder {

  /** Name of the policy, for {@code routeConfigurationId}. */
  public static final String ID = "port-calls";

  private final PortCallSettings settings;

  PortCallPolicy(PortCallSettings settings) {
    this.settings = settings;
  }

  @Override
  public void configuration() {
    routeConfiguration(ID)
        // The caller logs or counts the failure; Camel's own log would add the message history.
        .errorHandler(defaultErrorHandler().logExhausted(false).logHandled(false))
        .onException(OutsideUnavailableException.class)
        .maximumRedeliveries(settings.redeliveries())
        .redeliveryDelay(settings.pause().toMillis())
        .logExhausted(false)
        .logStackTrace(false);
  }
}
