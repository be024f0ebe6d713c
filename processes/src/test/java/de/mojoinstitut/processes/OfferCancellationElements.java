package de.mojoinstitut.processes;

/** Ids of the elements of {@code offer-cancellation} that tests name. */
final class OfferCancellationElements {

  static final String TASK_CLAIM_OFFER_CANCELLATION = "Task_ClaimOfferCancellation";
  static final String EVENT_ALREADY_IN_PROGRESS = "Event_AlreadyInProgress";
  static final String TASK_COLLECT_BOOKINGS = "Task_CollectBookings";
  static final String TASK_CANCEL_FOR_OFFER = "Task_CancelForOffer";
  static final String TASK_RECORD_RESULT = "Task_RecordResult";
  static final String TASK_FINISH_OFFER_CANCELLATION = "Task_FinishOfferCancellation";
  static final String EVENT_OFFER_CANCELLATION_DONE = "Event_OfferCancellationDone";

  private OfferCancellationElements() {}
}
