package de.mojoinstitut.camel.port;

import de.mojoinstitut.core.OutsideUnavailableException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Asks a route as if it were a method: its answer comes back, its failure is thrown unwrapped. */
@Component
public final class RouteCall {

  private final ProducerTemplate template;

  RouteCall(ProducerTemplate template) {
    this.template = template;
  }

  /**
   * @param route the {@code direct:} endpoint
   * @param question becomes the body, the only thing that goes in
   * @param answer the type the route must answer with; anything else is a bug in the route
   * @throws OutsideUnavailableException from the route, or where the routes are not running
   */
  public <T> T ask(String route, Object question, Class<T> answer) {
    Exchange exchange =
        template.send(route, ExchangePattern.InOut, each -> each.getMessage().setBody(question));
    Exception failure = exchange.getException();
    if (failure instanceof RuntimeException thrown) {
      throw thrown;
    }
    if (failure != null) {
      // The routes' own code throws nothing checked: Camel tells that nobody serves the endpoint.
      throw new OutsideUnavailableException("routes", failure.getClass().getSimpleName());
    }
    Object body = exchange.getMessage().getBody();
    if (!answer.isInstance(body)) {
      throw new IllegalStateException(route + " did not answer with a " + answer.getSimpleName());
    }
    return answer.cast(body);
  }
}
