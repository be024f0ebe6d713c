package de.mojoinstitut.processes;

/** Ids of the elements of {@code payout-run} that tests name. */
final class PayoutRunElements {

  static final String TASK_START_PAYOUT_RUN = "Task_StartPayoutRun";
  static final String TASK_OPEN_PAYOUT_RUN = "Task_OpenPayoutRun";
  static final String EVENT_NOT_ALLOWED = "Event_NotAllowed";
  static final String TASK_CLAIM_PAYOUT_RUN = "Task_ClaimPayoutRun";
  static final String EVENT_ALREADY_IN_PROGRESS = "Event_AlreadyInProgress";
  static final String TASK_COLLECT_LINES = "Task_CollectLines";
  static final String EVENT_NOTHING_TO_PAY = "Event_NothingToPay";
  static final String TASK_REVIEW_PREVIEW = "Task_ReviewPreview";
  static final String EVENT_PREVIEW_SEEN = "Event_PreviewSeen";
  static final String TASK_APPROVE_PAYOUT_RUN = "Task_ApprovePayoutRun";
  static final String TASK_CHECK_APPROVAL = "Task_CheckApproval";
  static final String TASK_REJECT_PAYOUT_RUN = "Task_RejectPayoutRun";
  static final String EVENT_RUN_REJECTED = "Event_RunRejected";
  static final String TASK_BEGIN_PAYING = "Task_BeginPaying";
  static final String TASK_FINISH_PAYOUT_RUN = "Task_FinishPayoutRun";
  static final String EVENT_RUN_DONE = "Event_RunDone";
  static final String EVENT_ORDER_ESCALATED = "Event_OrderEscalated";
  static final String EVENT_PREVIEW_ESCALATED = "Event_PreviewEscalated";
  static final String EVENT_APPROVAL_ESCALATED = "Event_ApprovalEscalated";

  private PayoutRunElements() {}
}
