package de.mojoinstitut.processes;

/** Ids of the elements of {@code payment-dispute} that tests name. */
final class PaymentDisputeElements {

  static final String TASK_CLAIM_DISPUTE = "Task_ClaimDispute";
  static final String EVENT_ALREADY_IN_PROGRESS = "Event_AlreadyInProgress";
  static final String TASK_HANDLE_DISPUTE = "Task_HandleDispute";
  static final String TASK_ANSWER_DISPUTE = "Task_AnswerDispute";
  static final String EVENT_DISPUTE_CLOSED = "Event_DisputeClosed";
  static final String EVENT_ANSWER_ESCALATED = "Event_AnswerEscalated";

  private PaymentDisputeElements() {}
}
