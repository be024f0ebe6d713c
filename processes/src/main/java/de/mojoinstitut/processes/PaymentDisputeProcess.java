package de.mojoinstitut.processes;

/**
 * Names of the process {@code payment-dispute}: finance answers in time, the bank decides.
 *
 * <p>Source: {@code bpmn/payment-dispute.bpmn}; a test compares both, in both directions.
 */
public final class PaymentDisputeProcess {

  /** BPMN process id, also the name of the model file. */
  public static final String PROCESS_ID = "payment-dispute";

  /** Class path resource of the model, for deployment. */
  public static final String RESOURCE = "bpmn/payment-dispute.bpmn";

  private PaymentDisputeProcess() {}

  /** Ids of the elements that workers ask for. */
  public static final class Elements {

    public static final String TASK_HANDLE_DISPUTE = "Task_HandleDispute";

    private Elements() {}
  }

  /** Job types; each has exactly one worker. */
  public static final class JobTypes {

    public static final String DISPUTE_CLAIM = "dispute.claim";
    public static final String DISPUTE_ANSWER = "dispute.answer";
    public static final String TASK_ESCALATE = StaffTasks.ESCALATE;

    private JobTypes() {}
  }

  /** Message names; the correlation key is the dispute id. */
  public static final class Messages {

    public static final String DISPUTE_OPENED = "dispute.opened";
    public static final String DISPUTE_CLOSED = "dispute.closed";

    private Messages() {}
  }

  /** Codes of the BPMN errors that workers throw: outcomes of the business, not faults. */
  public static final class Errors {

    /**
     * {@link JobTypes#DISPUTE_CLAIM}: the dispute belongs to another instance; this one is a
     * duplicate.
     */
    public static final String ALREADY_CLAIMED = EventBookingProcess.Errors.ALREADY_CLAIMED;

    /**
     * {@link JobTypes#DISPUTE_ANSWER}: who completed the task lacks the role finance, or the task
     * list does not say who.
     */
    public static final String NOT_ALLOWED = BookingRefundProcess.Errors.NOT_ALLOWED;

    private Errors() {}
  }

  /** Ids of the forms, also the names of their files. */
  public static final class Forms {

    public static final String HANDLE_DISPUTE = "handle-dispute";

    private Forms() {}
  }

  /** Everything an instance knows: ids, codes, amounts and decisions, never personal data. */
  public static final class Variables {

    /** Opaque id of the dispute; also the correlation key of every message. */
    public static final String DISPUTE_ID = "disputeId";

    /** The booking whose payment is disputed. */
    public static final String BOOKING_ID = EventBookingProcess.Variables.BOOKING_ID;

    /** The number people read; Operate is filtered by it. */
    public static final String BOOKING_NUMBER = EventBookingProcess.Variables.BOOKING_NUMBER;

    /** Code of the region, e.g. {@code DACH}. */
    public static final String REGION = EventBookingProcess.Variables.REGION;

    /** Tenant that sells. */
    public static final String SELLER_TENANT_ID = EventBookingProcess.Variables.SELLER_TENANT_ID;

    /** ISO-8601 instant in UTC; the due date of the task. */
    public static final String ANSWER_BY = "answerBy";

    /** {@code CONTEST} or {@code ACCEPT}, of the form; the worker reads the task back. */
    public static final String OUTCOME = "outcome";

    private Variables() {}
  }
}
