package de.mojoinstitut.processes;

/** Ids of the elements of {@code event-booking} that tests name. */
final class EventBookingElements {

  static final String TASK_CLAIM_BOOKING = "Task_ClaimBooking";
  static final String EVENT_ALREADY_IN_PROGRESS = "Event_AlreadyInProgress";
  static final String SUB_PROCESS_PAYMENT = "SubProcess_Payment";
  static final String TASK_SYNC_CONTACT = "Task_SyncContact";
  static final String TASK_REQUEST_PAYMENT = "Task_RequestPayment";
  static final String TASK_NOTIFY_DECLINED = "Task_NotifyDeclined";
  static final String EVENT_CANCELLATION_REQUESTED = "Event_CancellationRequested";
  static final String TASK_CONFIRM_BOOKING = "Task_ConfirmBooking";
  static final String TASK_NOTIFY_CONFIRMED = "Task_NotifyConfirmed";
  static final String EVENT_BOOKING_CONFIRMED = "Event_BookingConfirmed";
  static final String TASK_EXPIRE_UNSEATED_BOOKING = "Task_ExpireUnseatedBooking";
  static final String TASK_NOTIFY_UNSEATED = "Task_NotifyUnseated";
  static final String EVENT_NO_SEAT_LEFT = "Event_NoSeatLeft";
  static final String TASK_CANCEL_PAYMENT_ON_EXPIRY = "Task_CancelPaymentOnExpiry";
  static final String TASK_EXPIRE_BOOKING = "Task_ExpireBooking";
  static final String TASK_NOTIFY_EXPIRED = "Task_NotifyExpired";
  static final String EVENT_BOOKING_EXPIRED = "Event_BookingExpired";
  static final String TASK_CANCEL_PAYMENT_ON_REQUEST = "Task_CancelPaymentOnRequest";
  static final String TASK_CANCEL_BOOKING = "Task_CancelBooking";
  static final String TASK_NOTIFY_CANCELLED = "Task_NotifyCancelled";
  static final String EVENT_BOOKING_CANCELLED = "Event_BookingCancelled";
  static final String TASK_CANCEL_PAID_BOOKING = "Task_CancelPaidBooking";
  static final String EVENT_BOOKING_REFUNDED = "Event_BookingRefunded";

  private EventBookingElements() {}
}
