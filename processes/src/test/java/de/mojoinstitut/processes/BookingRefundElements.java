package de.mojoinstitut.processes;

/** Ids of the elements of {@code booking-refund} that tests name. */
final class BookingRefundElements {

  static final String TASK_REFUND_PAYMENT = "Task_RefundPayment";
  static final String TASK_RESOLVE_UNKNOWN = "Task_ResolveUnknown";
  static final String TASK_RESOLVE_REFUND = "Task_ResolveRefund";
  static final String TASK_NOTIFY_REFUNDED = "Task_NotifyRefunded";
  static final String EVENT_BOOKING_REFUNDED = "Event_BookingRefunded";
  static final String EVENT_RESOLUTION_ESCALATED = "Event_ResolutionEscalated";

  private BookingRefundElements() {}
}
