package de.mojoinstitut.processes;

/** Ids of the elements of {@code booking-fulfilment} that tests name. */
final class BookingFulfilmentElements {

  static final String TASK_CLAIM_FULFILMENT = "Task_ClaimFulfilment";
  static final String EVENT_ALREADY_IN_PROGRESS = "Event_AlreadyInProgress";
  static final String TASK_NOTIFY_REMINDER = "Task_NotifyReminder";
  static final String TASK_CANCEL_CONFIRMED_BOOKING = "Task_CancelConfirmedBooking";
  static final String TASK_NOTIFY_CANCELLED = "Task_NotifyCancelled";
  static final String TASK_RELEASE_RETAINED = "Task_ReleaseRetained";
  static final String EVENT_BOOKING_CANCELLED = "Event_BookingCancelled";
  static final String TASK_DELIVER_BOOKING = "Task_DeliverBooking";
  static final String TASK_RELEASE_REVENUE = "Task_ReleaseRevenue";
  static final String EVENT_REVENUE_RELEASED = "Event_RevenueReleased";

  private BookingFulfilmentElements() {}
}
