package de.mojoinstitut.payments.dispute;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.chassis.outbox.CloudEvent;
import de.mojoinstitut.chassis.outbox.KafkaChannel;
import de.mojoinstitut.chassis.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells of disputes on {@value #TOPIC}, in the transaction of what it tells. */
@Component
class DisputeEvents {

  static final String TOPIC = "mojo.payments.dispute.v1";

  private final Outbox outbox;
  private final ObjectMapper json;
  private final Clock clock;

  DisputeEvents(Outbox outbox, ObjectMapper json, Clock clock) {
    this.outbox = outbox;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Adds {@code dispute.<past>} to the current transaction.
   *
   * @param past {@code opened}, {@code won} or {@code lost}
   */
  void tell(Dispute dispute, String past) {
    Instant answerBy = dispute.status().isOver() ? null : dispute.answerBy();
    ObjectNode data =
        json.createObjectNode()
            .put("disputeId", dispute.disputeId())
            .put("paymentId", dispute.paymentId())
            .put("tenantId", dispute.tenantId())
            .put("amount", dispute.amount())
            .put("fee", dispute.fee())
            .put("currency", dispute.currency())
            .put("answerBy", answerBy == null ? null : answerBy.toString());
    dispute.subject().describe(data);
    CloudEvent event =
        new CloudEvent(
            dispute.disputeId() + ":" + past,
            "/disputes",
            "dispute." + past,
            dispute.disputeId(),
            clock.instant(),
            data);
    outbox.add(KafkaChannel.message(TOPIC, dispute.disputeId(), event));
  }
}
