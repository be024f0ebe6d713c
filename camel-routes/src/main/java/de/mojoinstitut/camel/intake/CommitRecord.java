package de.mojoinstitut.camel.intake;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.springframework.stereotype.Component;

/** The last step of an intake route: the record is done and will not come again. */
@Component
public final class CommitRecord implements Processor {

  CommitRecord() {}

  @Override
  public void process(Exchange exchange) {
    exchange.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class).commit();
  }
}
