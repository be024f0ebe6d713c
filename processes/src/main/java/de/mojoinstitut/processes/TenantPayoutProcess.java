package de.mojoinstitut.processes;

/**
 * Names of the process {@code tenant-payout}: called per beneficiary, it pays once or says why not.
 *
 * <p>Source: {@code bpmn/tenant-payout.bpmn}; a test compares both, in both directions.
 */
public final class TenantPayoutProcess {

  /** BPMN process id, also the name of the model file. */
  public static final String PROCESS_ID = "tenant-payout";

  /** Class path resource of the model, for deployment. */
  public static final String RESOURCE = "bpmn/tenant-payout.bpmn";

  private TenantPayoutProcess() {}

  /** Ids of the elements that workers ask for. */
  public static final class Elements {

    public static final String TASK_RESOLVE_UNKNOWN = "Task_ResolveUnknown";

    private Elements() {}
  }

  /** Job types; each has exactly one worker. */
  public static final class JobTypes {

    public static final String PAYOUT_CHECK = "payout.check";
    public static final String PAYOUT_TRANSFER = "payout.transfer";
    public static final String PAYOUT_RESOLVE = "payout.resolve";
    public static final String PAYOUT_ISSUE_STATEMENT = "payout.issueStatement";
    public static final String PAYOUT_NOTIFY_PAYEE = "payout.notifyPayee";
    public static final String TASK_ESCALATE = StaffTasks.ESCALATE;

    private JobTypes() {}
  }

  /** Message names; the correlation key is the payout id. */
  public static final class Messages {

    public static final String PAYOUT_PAID = "payout.paid";
    public static final String PAYOUT_FAILED = "payout.failed";

    private Messages() {}
  }

  /** Codes of the BPMN errors that workers throw: outcomes of the business, not faults. */
  public static final class Errors {

    /**
     * {@link JobTypes#PAYOUT_CHECK}, {@link JobTypes#PAYOUT_TRANSFER}: the gate is closed; the
     * reason stands at the payout.
     */
    public static final String SKIPPED = "SKIPPED";

    /**
     * {@link JobTypes#PAYOUT_TRANSFER}: payments or the provider refuse; the next run takes the
     * lines again.
     */
    public static final String PAYOUT_FAILED = "PAYOUT_FAILED";

    /**
     * {@link JobTypes#PAYOUT_RESOLVE}: who completed the task lacks the role finance, or the task
     * list does not say who.
     */
    public static final String NOT_ALLOWED = BookingRefundProcess.Errors.NOT_ALLOWED;

    private Errors() {}
  }

  /** Ids of the forms, also the names of their files. */
  public static final class Forms {

    public static final String RESOLVE_UNKNOWN = BookingRefundProcess.Forms.RESOLVE_UNKNOWN;

    private Forms() {}
  }

  /** Everything an instance knows: ids, codes, amounts and decisions, never personal data. */
  public static final class Variables {

    /** Opaque id of the payout; also the correlation key of every message. */
    public static final String PAYOUT_ID = PayoutRunProcess.Variables.PAYOUT_ID;

    /** The number of the run that people read. */
    public static final String PAYOUT_RUN_NUMBER = PayoutRunProcess.Variables.PAYOUT_RUN_NUMBER;

    /** Code of the region, e.g. {@code DACH}. */
    public static final String REGION = EventBookingProcess.Variables.REGION;

    /**
     * {@code SUCCEEDED} or {@code FAILED}, of the form; the worker that reads the task back writes
     * it anew.
     */
    public static final String RESOLUTION = BookingRefundProcess.Variables.RESOLUTION;

    /** The provider's id of what finance found there, of the form; may be absent. */
    public static final String PROVIDER_REFERENCE =
        BookingRefundProcess.Variables.PROVIDER_REFERENCE;

    private Variables() {}
  }
}
