package de.mojoinstitut.processes;

/**
 * Names of the process {@code payout-run}: finance orders it, a second person approves it, every
 * beneficiary is paid.
 *
 * <p>Source: {@code bpmn/payout-run.bpmn}; a test compares both, in both directions.
 */
public final class PayoutRunProcess {

  /** BPMN process id, also the name of the model file. */
  public static final String PROCESS_ID = "payout-run";

  /** Class path resource of the model, for deployment. */
  public static final String RESOURCE = "bpmn/payout-run.bpmn";

  private PayoutRunProcess() {}

  /** Ids of the elements that workers ask for. */
  public static final class Elements {

    public static final String TASK_START_PAYOUT_RUN = "Task_StartPayoutRun";
    public static final String TASK_APPROVE_PAYOUT_RUN = "Task_ApprovePayoutRun";

    private Elements() {}
  }

  /** Job types; each has exactly one worker. */
  public static final class JobTypes {

    public static final String PAYOUT_RUN_OPEN = "payoutRun.open";
    public static final String PAYOUT_RUN_CLAIM = "payoutRun.claim";
    public static final String PAYOUT_RUN_COLLECT = "payoutRun.collect";
    public static final String PAYOUT_RUN_CHECK_APPROVAL = "payoutRun.checkApproval";
    public static final String PAYOUT_RUN_REJECT = "payoutRun.reject";
    public static final String PAYOUT_RUN_PAY = "payoutRun.pay";
    public static final String PAYOUT_RUN_FINISH = "payoutRun.finish";
    public static final String TASK_ESCALATE = StaffTasks.ESCALATE;

    private JobTypes() {}
  }

  /** Message names; the correlation key is the payout run id. */
  public static final class Messages {

    public static final String PAYOUT_RUN_REQUESTED = "payoutRun.requested";
    public static final String PAYOUT_RUN_DECIDED = "payoutRun.decided";

    private Messages() {}
  }

  /** Codes of the BPMN errors that workers throw: outcomes of the business, not faults. */
  public static final class Errors {

    /**
     * {@link JobTypes#PAYOUT_RUN_OPEN}, {@link JobTypes#PAYOUT_RUN_CHECK_APPROVAL}: who completed
     * the task lacks the role finance, or the task list does not say who.
     */
    public static final String NOT_ALLOWED = BookingRefundProcess.Errors.NOT_ALLOWED;

    /**
     * {@link JobTypes#PAYOUT_RUN_OPEN}: region, cut-off or dry run are missing or no such thing.
     */
    public static final String INVALID_ORDER = "INVALID_ORDER";

    /**
     * {@link JobTypes#PAYOUT_RUN_CLAIM}: the run belongs to another instance; this one is a
     * duplicate.
     */
    public static final String ALREADY_CLAIMED = EventBookingProcess.Errors.ALREADY_CLAIMED;

    /** {@link JobTypes#PAYOUT_RUN_CHECK_APPROVAL}: who approves has ordered the run. */
    public static final String SAME_PERSON = "SAME_PERSON";

    private Errors() {}
  }

  /** Ids of the forms, also the names of their files. */
  public static final class Forms {

    public static final String START_PAYOUT_RUN = "start-payout-run";
    public static final String PAYOUT_PREVIEW = "payout-preview";
    public static final String APPROVE_PAYOUT_RUN = "approve-payout-run";

    private Forms() {}
  }

  /** Everything an instance knows: ids, codes, amounts and decisions, never personal data. */
  public static final class Variables {

    /**
     * Opaque id of the run; also the correlation key of every message. Set by the start message or
     * {@link JobTypes#PAYOUT_RUN_OPEN}.
     */
    public static final String PAYOUT_RUN_ID = "payoutRunId";

    /** The number people read; Operate is filtered by it. */
    public static final String PAYOUT_RUN_NUMBER = "payoutRunNumber";

    /** Code of the region, e.g. {@code DACH}. */
    public static final String REGION = EventBookingProcess.Variables.REGION;

    /** ISO-8601 instant as the form writes it, seconds may be missing. */
    public static final String CUTOFF = "cutoff";

    /** Boolean; true collects and shows, but pays nothing. */
    public static final String DRY_RUN = "dryRun";

    /** Boolean; set by {@link JobTypes#PAYOUT_RUN_COLLECT}. */
    public static final String NOTHING_TO_PAY = "nothingToPay";

    /** Boolean; set by {@link JobTypes#PAYOUT_RUN_COLLECT}. */
    public static final String APPROVAL_REQUIRED = "approvalRequired";

    /**
     * List of at most 200 rows {@code {payoutId, beneficiary, amount, currency, lines, note}};
     * amounts in minor units.
     */
    public static final String PREVIEW = "preview";

    /** {@code {payouts, amount, currency, lines}}; the amount in minor units. */
    public static final String TOTALS = "totals";

    /** {@code APPROVE} or {@code REJECT}, of the form; only {@link #APPROVED} counts. */
    public static final String DECISION = "decision";

    /** Free text of the form; may be absent. */
    public static final String COMMENT = "comment";

    /** Boolean; set by {@link JobTypes#PAYOUT_RUN_CHECK_APPROVAL}. */
    public static final String APPROVED = "approved";

    /** List of the ids of payouts to pay; set by {@link JobTypes#PAYOUT_RUN_PAY}. */
    public static final String PAYOUT_IDS = "payoutIds";

    /** One of {@link #PAYOUT_IDS}, in the call only. */
    public static final String PAYOUT_ID = "payoutId";

    private Variables() {}
  }
}
