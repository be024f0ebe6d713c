package de.mojoinstitut.processes;

import de.mojoinstitut.processes.EventBookingProcess.Messages;
import de.mojoinstitut.processes.EventBookingProcess.Variables;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A booking that is held, paid or not. */
final class BookingRun extends ProcessRun<BookingRun> {

  static final Duration HOLD = Duration.ofMinutes(15);

  BookingRun(TestEngine engine) {
    super(engine);
  }

  @Override
  BookingRun self() {
    return this;
  }

  BookingRun held() {
    return receives(Messages.BOOKING_HELD, variables(true));
  }

  BookingRun heldFreeOfCharge() {
    return receives(Messages.BOOKING_HELD, variables(false));
  }

  BookingRun heldAgainWithMessageId(String messageId) {
    publish(Messages.BOOKING_HELD, key(), messageId, variables(true));
    return this;
  }

  BookingRun paidLate() {
    Map<String, Object> variables = variables(true);
    variables.put(Variables.LATE_PAYMENT, true);
    return receives(Messages.PAYMENT_CAPTURED_LATE, variables);
  }

  BookingRun holdExpires() {
    return timePasses(HOLD.plusSeconds(1));
  }

  /** Plays the called process. */
  BookingRun isRefunded() {
    return completes(BookingRefundElements.TASK_REFUND_PAYMENT)
        .receives(BookingRefundProcess.Messages.PAYMENT_REFUNDED)
        .completes(BookingRefundElements.TASK_NOTIFY_REFUNDED);
  }

  private Map<String, Object> variables(boolean paymentRequired) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(Variables.BOOKING_ID, key());
    variables.put(Variables.BOOKING_NUMBER, "B-2026-000001");
    variables.put(Variables.REGION, "DACH");
    variables.put(Variables.SELLER_TENANT_ID, "tenant_anna");
    variables.put(Variables.PAYMENT_REQUIRED, paymentRequired);
    variables.put(Variables.HOLD_EXPIRES_AT, now().plus(HOLD).toString());
    variables.put(Variables.LATE_PAYMENT, false);
    return variables;
  }
}
