package de.mojoinstitut.camel.disputeevent;

import de.mojoinstitut.camel.intake.EventData;
import de.mojoinstitut.camel.intake.EventParser;
import de.mojoinstitut.core.dispute.DisputeEvent;
import de.mojoinstitut.core.dispute.DisputeEvent.Type;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.tenant.TenantId;
import java.util.Map;

/** Reads what payments.mojo tells of disputes. */
final class DisputeEventParser extends EventParser<Type, DisputeEvent> {

  DisputeEventParser() {
    super(
        Map.of("dispute.opened", Type.OPENED, "dispute.won", Type.WON, "dispute.lost", Type.LOST));
  }

  @Override
  protected DisputeEvent event(String id, Type type, EventData data) {
    return new DisputeEvent(
        id,
        type,
        new TenantId(data.text("tenantId")),
        new PaymentId(data.text("paymentId")),
        data.subject(),
        data.text("disputeId"),
        data.amount("amount"),
        data.amountOrZero("fee"),
        data.instantOrNull("answerBy"));
  }
}
