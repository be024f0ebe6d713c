package de.mojoinstitut.processes;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A refund, fulfilment, payout or dispute; its key is the id of whatever it is about. */
final class MoneyRun extends ProcessRun<MoneyRun> {

  MoneyRun(TestEngine engine) {
    super(engine);
  }

  @Override
  MoneyRun self() {
    return this;
  }

  MoneyRun startsBy(String message) {
    return receives(message, variables());
  }

  MoneyRun startsWithout(String variable, String message) {
    Map<String, Object> variables = variables();
    variables.remove(variable);
    return receives(message, variables);
  }

  /** As a call activity or Tasklist does. */
  MoneyRun starts(String processId) {
    return create(processId, variables());
  }

  /** An instant as workers write it. */
  String in(Duration duration) {
    return now().plus(duration).toString();
  }

  private Map<String, Object> variables() {
    Map<String, Object> variables = new HashMap<>();
    variables.put(BookingRefundProcess.Variables.BOOKING_ID, key());
    variables.put(BookingRefundProcess.Variables.BOOKING_NUMBER, "MB-7K3Q9FX2");
    variables.put(BookingRefundProcess.Variables.REGION, "DACH");
    variables.put(BookingRefundProcess.Variables.SELLER_TENANT_ID, "tenant_anna");
    variables.put(BookingFulfilmentProcess.Variables.PAYMENT_REQUIRED, true);
    variables.put(OfferCancellationProcess.Variables.OFFER_ID, key());
    variables.put(PayoutRunProcess.Variables.PAYOUT_RUN_ID, key());
    variables.put(PayoutRunProcess.Variables.PAYOUT_RUN_NUMBER, "PR-2026-0001");
    variables.put(PayoutRunProcess.Variables.DRY_RUN, false);
    variables.put(TenantPayoutProcess.Variables.PAYOUT_ID, key());
    variables.put(PaymentDisputeProcess.Variables.DISPUTE_ID, key());
    variables.put(PaymentDisputeProcess.Variables.ANSWER_BY, in(Duration.ofDays(7)));
    return variables;
  }
}
