package de.mojoinstitut.processes;

/**
 * Names of the process {@code booking-refund}: called by others, it ends when the money is back.
 *
 * <p>Source: {@code bpmn/booking-refund.bpmn}; a test compares both, in both directions.
 */
public final class BookingRefundProcess {

  /** BPMN process id, also the name of the model file. */
  public static final String PROCESS_ID = "booking-refund";

  /** Class path resource of the model, for deployment. */
  public static final String RESOURCE = "bpmn/booking-refund.bpmn";

  private BookingRefundProcess() {}

  /** Ids of the elements that workers ask for. */
  public static final class Elements {

    public static final String TASK_RESOLVE_UNKNOWN = "Task_ResolveUnknown";

    private Elements() {}
  }

  /** Job types; each has exactly one worker. */
  public static final class JobTypes {

    public static final String PAYMENT_REFUND = "payment.refund";
    public static final String REFUND_RESOLVE = "refund.resolve";
    public static final String NOTIFICATION_SEND = EventBookingProcess.JobTypes.NOTIFICATION_SEND;
    public static final String TASK_ESCALATE = StaffTasks.ESCALATE;

    private JobTypes() {}
  }

  /** Message names; the correlation key is the booking id. */
  public static final class Messages {

    public static final String PAYMENT_REFUNDED = "payment.refunded";
    public static final String PAYMENT_REFUND_FAILED = "payment.refundFailed";

    private Messages() {}
  }

  /** Codes of the BPMN errors that workers throw: outcomes of the business, not faults. */
  public static final class Errors {

    /**
     * {@link JobTypes#PAYMENT_REFUND}: payments or the provider refuse; trying again would not
     * help.
     */
    public static final String REFUND_REFUSED = "REFUND_REFUSED";

    /**
     * {@link JobTypes#REFUND_RESOLVE}: who completed the task lacks the role finance, or the task
     * list does not say who.
     */
    public static final String NOT_ALLOWED = "NOT_ALLOWED";

    private Errors() {}
  }

  /** Ids of the forms, also the names of their files. */
  public static final class Forms {

    public static final String RESOLVE_UNKNOWN = "resolve-unknown";

    private Forms() {}
  }

  /** Everything an instance knows: ids, codes, amounts and decisions, never personal data. */
  public static final class Variables {

    /** Opaque id of the booking; also the correlation key of every message. */
    public static final String BOOKING_ID = EventBookingProcess.Variables.BOOKING_ID;

    /** The number people read; Operate is filtered by it. */
    public static final String BOOKING_NUMBER = EventBookingProcess.Variables.BOOKING_NUMBER;

    /** Code of the region, e.g. {@code DACH}. */
    public static final String REGION = EventBookingProcess.Variables.REGION;

    /** Tenant whose payment is refunded. */
    public static final String SELLER_TENANT_ID = EventBookingProcess.Variables.SELLER_TENANT_ID;

    /**
     * {@code SUCCEEDED} or {@code FAILED}, of the form; the worker that reads the task back writes
     * it anew.
     */
    public static final String RESOLUTION = "resolution";

    /** The provider's id of what finance found there, of the form; may be absent. */
    public static final String PROVIDER_REFERENCE = "providerReference";

    private Variables() {}
  }

  /** Values of the header {@code template} on jobs of type {@link JobTypes#NOTIFICATION_SEND}. */
  public static final class Templates {

    public static final String BOOKING_REFUNDED = "booking-refunded";

    private Templates() {}
  }
}
