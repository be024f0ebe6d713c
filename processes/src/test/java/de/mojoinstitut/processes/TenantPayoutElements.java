package de.mojoinstitut.processes;

/** Ids of the elements of {@code tenant-payout} that tests name. */
final class TenantPayoutElements {

  static final String TASK_CHECK_GATE = "Task_CheckGate";
  static final String EVENT_PAYOUT_SKIPPED = "Event_PayoutSkipped";
  static final String TASK_TRANSFER_PAYOUT = "Task_TransferPayout";
  static final String TASK_RESOLVE_UNKNOWN = "Task_ResolveUnknown";
  static final String TASK_RESOLVE_PAYOUT = "Task_ResolvePayout";
  static final String TASK_ISSUE_STATEMENT = "Task_IssueStatement";
  static final String TASK_NOTIFY_PAYEE = "Task_NotifyPayee";
  static final String EVENT_PAYOUT_DONE = "Event_PayoutDone";
  static final String EVENT_PAYOUT_ENDED = "Event_PayoutEnded";
  static final String EVENT_RESOLUTION_ESCALATED = "Event_ResolutionEscalated";

  private TenantPayoutElements() {}
}
