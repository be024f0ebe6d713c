package de.mojoinstitut.camel.intake;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/**
 * The error policy of routes that take records from Kafka. Poison goes to the dead letter topic and
 * the partition goes on. Anything else is tried again until it passes, in place, so that no later
 * record of the partition overtakes it.
 */
@Component
public final class IntakePolicy extends RouteConfigurationBuilder {

  /** Name of the policy, for {@code routeConfigurationId}. */
  public static final String ID = "intake";

  private static final double TWICE = 2;

  private final IntakeSettings settings;
  private final KafkaEndpoints kafka;
  private final DeadLetter deadLetter;
  private final CommitRecord commit;

  IntakePolicy(
      IntakeSettings settings, KafkaEndpoints kafka, DeadLetter deadLetter, CommitRecord commit) {
    this.settings = settings;
    this.kafka = kafka;
    this.deadLetter = deadLetter;
    this.commit = commit;
  }

  @Override
  public void configuration() {
    var policy =
        routeConfiguration(ID)
            // A stop ends the tries: the record is not committed and comes again after the start.
            .errorHandler(defaultErrorHandler().allowRedeliveryWhileStopping(false));
    policy
        .onException(PoisonRecordException.class)
        .handled(true)
        .logExhausted(false)
        .process(deadLetter)
        .to(kafka.deadLetters())
        .process(commit);
    policy
        .onException(Exception.class)
        .maximumRedeliveries(settings.redeliveries())
        .redeliveryDelay(settings.firstPause().toMillis())
        .useExponentialBackOff()
        .backOffMultiplier(TWICE)
        .maximumRedeliveryDelay(settings.longestPause().toMillis())
        .retryAttemptedLogLevel(LoggingLevel.WARN)
        .logRetryStackTrace(false);
  }
}
