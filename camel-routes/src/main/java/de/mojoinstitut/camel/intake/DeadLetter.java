package de.mojoinstitut.camel.intake;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Addresses a poison record to {@code <topic>.<group>.dlq}: key and value as they came, headers
 * ours.
 */
@Component
final class DeadLetter implements Processor {

  static final String REASON = "mojo-reason";
  static final String TOPIC = "mojo-original-topic";
  static final String PARTITION = "mojo-original-partition";
  static final String OFFSET = "mojo-original-offset";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetter.class);

  private final IntakeSettings settings;

  DeadLetter(IntakeSettings settings) {
    this.settings = settings;
  }

  @Override
  public void process(Exchange exchange) {
    PoisonRecordException poison =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, PoisonRecordException.class);
    Message record = exchange.getMessage();
    String topic = record.getHeader(KafkaConstants.TOPIC, String.class);
    String partition = record.getHeader(KafkaConstants.PARTITION, String.class);
    String offset = record.getHeader(KafkaConstants.OFFSET, String.class);
    // Whitelist: a foreign header of the record may carry anything, and Kafka would pass it on.
    record.removeHeaders("*", KafkaConstants.KEY, KafkaConstants.MANUAL_COMMIT);
    record.setHeader(KafkaConstants.OVERRIDE_TOPIC, settings.deadLetterTopic(topic));
    record.setHeader(REASON, poison.reason().name());
    record.setHeader(TOPIC, topic);
    record.setHeader(PARTITION, partition);
    record.setHeader(OFFSET, offset);
    LOG.error("{}-{}@{} goes to the dead letters: {}", topic, partition, offset, poison.reason());
  }
}
