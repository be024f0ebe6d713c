package de.mojoinstitut.payments.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.chassis.outbox.CloudEvent;
import de.mojoinstitut.chassis.outbox.KafkaChannel;
import de.mojoinstitut.chassis.outbox.Outbox;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells of payments on {@value #TOPIC}, in the transaction of what it tells. */
@Component
class PaymentEvents {

  static final String TOPIC = "mojo.payments.payment.v1";

  /** What happened; on the wire {@code payment.requested} and so on. */
  enum Type {
    REQUESTED,
    PROCESSING,
    DECLINED,
    CAPTURED,
    CANCELLED,
    REFUNDED,
    REFUND_FAILED
  }

  private final Outbox outbox;
  private final ObjectMapper json;
  private final Clock clock;

  PaymentEvents(Outbox outbox, ObjectMapper json, Clock clock) {
    this.outbox = outbox;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Adds the event to the current transaction.
   *
   * @param payment in its new state
   * @param details further fields of the event's data: texts and whole numbers
   * @return the payment with the event's version, to be saved
   */
  Payment tell(Payment payment, Type type, Map<String, Object> details) {
    Payment told = payment.nextVersion();
    ObjectNode data =
        json.createObjectNode()
            .put("paymentId", told.id())
            .put("number", told.order().number())
            .put("tenantId", told.order().tenantId())
            .put("status", told.status().name())
            .put("amount", told.order().amount())
            .put("currency", told.order().currency())
            .put("version", told.version());
    told.order().subject().describe(data);
    details.forEach((name, value) -> data.set(name, json.valueToTree(value)));
    CloudEvent event =
        new CloudEvent(
            told.id() + ":" + told.version(),
            "/payments",
            "payment." + type.name().toLowerCase(Locale.ROOT),
            told.id(),
            clock.instant(),
            data);
    outbox.add(KafkaChannel.message(TOPIC, told.order().subject().id(), event));
    return told;
  }

  Payment tell(Payment payment, Type type) {
    return tell(payment, type, Map.of());
  }
}
