package de.mojoinstitut.payments.payout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.chassis.outbox.CloudEvent;
import de.mojoinstitut.chassis.outbox.KafkaChannel;
import de.mojoinstitut.chassis.outbox.Outbox;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells how payouts end on {@value #TOPIC}, in the transaction of what it tells. */
@Component
class PayoutEvents {

  static final String TOPIC = "mojo.payments.payout.v1";

  private final Outbox outbox;
  private final ObjectMapper json;
  private final Clock clock;

  PayoutEvents(Outbox outbox, ObjectMapper json, Clock clock) {
    this.outbox = outbox;
    this.json = json;
    this.clock = clock;
  }

  /** Adds {@code payout.paid} or {@code payout.failed} to the current transaction. */
  void tell(Payout payout) {
    String past = payout.status().name().toLowerCase(Locale.ROOT);
    ObjectNode data =
        json.createObjectNode()
            .put("payoutId", payout.payoutId())
            .put("tenantId", payout.tenantId())
            .put("amount", payout.amount())
            .put("currency", payout.currency())
            .put("providerReference", payout.transferId())
            .put("reason", payout.reason());
    CloudEvent event =
        new CloudEvent(
            payout.payoutId() + ":" + past,
            "/payouts",
            "payout." + past,
            payout.payoutId(),
            clock.instant(),
            data);
    outbox.add(KafkaChannel.message(TOPIC, payout.payoutId(), event));
  }
}
