package de.mojoinstitut.camel.payoutevent;

import de.mojoinstitut.camel.intake.EventData;
import de.mojoinstitut.camel.intake.EventParser;
import de.mojoinstitut.core.payout.transfer.PayoutEvent;
import de.mojoinstitut.core.payout.transfer.PayoutEvent.Type;
import java.util.Map;

/** Reads what payments.mojo tells of payouts. */
final class PayoutEventParser extends EventParser<Type, PayoutEvent> {

  PayoutEventParser() {
    super(Map.of("payout.paid", Type.PAID, "payout.failed", Type.FAILED));
  }

  @Override
  protected PayoutEvent event(String id, Type type, EventData data) {
    return new PayoutEvent(
        id,
        type,
        data.text("tenantId"),
        data.text("payoutId"),
        data.textOrNull("providerReference"),
        data.textOrNull("reason"));
  }
}
