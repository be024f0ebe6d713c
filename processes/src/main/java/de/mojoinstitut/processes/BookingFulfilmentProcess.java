package de.mojoinstitut.processes;

/**
 * Names of the process {@code booking-fulfilment}: from the confirmed booking to released revenue,
 * or its cancellation.
 *
 * <p>Source: {@code bpmn/booking-fulfilment.bpmn}; a test compares both, in both directions.
 */
public final class BookingFulfilmentProcess {

  /** BPMN process id, also the name of the model file. */
  public static final String PROCESS_ID = "booking-fulfilment";

  /** Class path resource of the model, for deployment. */
  public static final String RESOURCE = "bpmn/booking-fulfilment.bpmn";

  private BookingFulfilmentProcess() {}

  /** Job types; each has exactly one worker. */
  public static final class JobTypes {

    public static final String FULFILMENT_CLAIM = "fulfilment.claim";
    public static final String BOOKING_CANCEL_CONFIRMED = "booking.cancelConfirmed";
    public static final String BOOKING_DELIVER = "booking.deliver";
    public static final String REVENUE_RELEASE = "revenue.release";
    public static final String NOTIFICATION_SEND = EventBookingProcess.JobTypes.NOTIFICATION_SEND;

    private JobTypes() {}
  }

  /** Message names; the correlation key is the booking id. */
  public static final class Messages {

    public static final String BOOKING_CONFIRMED = "booking.confirmed";
    public static final String BOOKING_ATTENDED = "booking.attended";
    public static final String BOOKING_CANCELLATION_REQUESTED =
        EventBookingProcess.Messages.BOOKING_CANCELLATION_REQUESTED;

    private Messages() {}
  }

  /** Codes of the BPMN errors that workers throw: outcomes of the business, not faults. */
  public static final class Errors {

    /**
     * {@link JobTypes#FULFILMENT_CLAIM}: the booking belongs to another instance; this one is a
     * duplicate.
     */
    public static final String ALREADY_CLAIMED = EventBookingProcess.Errors.ALREADY_CLAIMED;

    /** {@link JobTypes#BOOKING_CANCEL_CONFIRMED}: the booking is delivered already. */
    public static final String TOO_LATE = "TOO_LATE";

    /**
     * {@link JobTypes#BOOKING_DELIVER}: the cancellation was recorded before the delivery, and its
     * message came too late.
     */
    public static final String CANCELLATION_REQUESTED =
        EventBookingProcess.Errors.CANCELLATION_REQUESTED;

    private Errors() {}
  }

  /** Everything an instance knows: ids, codes, amounts and decisions, never personal data. */
  public static final class Variables {

    /** Opaque id of the booking; also the correlation key of every message. */
    public static final String BOOKING_ID = EventBookingProcess.Variables.BOOKING_ID;

    /** The number people read; Operate is filtered by it. */
    public static final String BOOKING_NUMBER = EventBookingProcess.Variables.BOOKING_NUMBER;

    /** Code of the region, e.g. {@code DACH}. */
    public static final String REGION = EventBookingProcess.Variables.REGION;

    /** Tenant that sells. */
    public static final String SELLER_TENANT_ID = EventBookingProcess.Variables.SELLER_TENANT_ID;

    /** Boolean; false for a price of 0. */
    public static final String PAYMENT_REQUIRED = EventBookingProcess.Variables.PAYMENT_REQUIRED;

    /**
     * ISO-8601 instant in UTC, or null where it is too late for a reminder; set by {@link
     * JobTypes#FULFILMENT_CLAIM}.
     */
    public static final String REMIND_AT = "remindAt";

    /**
     * ISO-8601 instant in UTC at which the last session ends; set by {@link
     * JobTypes#FULFILMENT_CLAIM}.
     */
    public static final String ENDS_AT = "endsAt";

    /**
     * ISO-8601 instant in UTC at which the revenue becomes payable; set by {@link
     * JobTypes#FULFILMENT_CLAIM}, anew by {@link JobTypes#BOOKING_DELIVER}.
     */
    public static final String RELEASE_AT = "releaseAt";

    /** Boolean; set by {@link JobTypes#BOOKING_CANCEL_CONFIRMED}. */
    public static final String REFUND_DUE = "refundDue";

    private Variables() {}
  }

  /** Values of the header {@code template} on jobs of type {@link JobTypes#NOTIFICATION_SEND}. */
  public static final class Templates {

    public static final String BOOKING_REMINDER = "booking-reminder";
    public static final String BOOKING_CANCELLED = EventBookingProcess.Templates.BOOKING_CANCELLED;

    private Templates() {}
  }
}
