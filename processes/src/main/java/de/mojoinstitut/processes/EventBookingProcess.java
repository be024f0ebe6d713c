package de.mojoinstitut.processes;

/**
 * Names of the process {@code event-booking}: a seat is held until it is paid, or given back.
 *
 * <p>Source: {@code bpmn/event-booking.bpmn}; a test compares both, in both directions.
 */
public final class EventBookingProcess {

  /** BPMN process id, also the name of the model file. */
  public static final String PROCESS_ID = "event-booking";

  /** Class path resource of the model, for deployment. */
  public static final String RESOURCE = "bpmn/event-booking.bpmn";

  private EventBookingProcess() {}

  /** Job types; each has exactly one worker. */
  public static final class JobTypes {

    public static final String BOOKING_CLAIM = "booking.claim";
    public static final String CONTACT_SYNC = "contact.sync";
    public static final String PAYMENT_REQUEST = "payment.request";
    public static final String NOTIFICATION_SEND = "notification.send";
    public static final String BOOKING_CONFIRM = "booking.confirm";
    public static final String BOOKING_EXPIRE = "booking.expire";
    public static final String PAYMENT_CANCEL = "payment.cancel";
    public static final String BOOKING_CANCEL = "booking.cancel";

    private JobTypes() {}
  }

  /** Message names; every message is published with the booking id as correlation key. */
  public static final class Messages {

    public static final String BOOKING_HELD = "booking.held";
    public static final String PAYMENT_CAPTURED_LATE = "payment.capturedLate";
    public static final String PAYMENT_CAPTURED = "payment.captured";
    public static final String PAYMENT_DECLINED = "payment.declined";
    public static final String BOOKING_CANCELLATION_REQUESTED = "booking.cancellationRequested";

    private Messages() {}
  }

  /** Codes of the BPMN errors that workers throw: outcomes of the business, not faults. */
  public static final class Errors {

    /**
     * {@link JobTypes#BOOKING_CLAIM}: the booking belongs to another instance; this one is a
     * duplicate.
     */
    public static final String ALREADY_CLAIMED = "ALREADY_CLAIMED";

    /**
     * {@link JobTypes#BOOKING_CONFIRM}: a cancellation was recorded before the confirmation, or the
     * booking is cancelled.
     */
    public static final String CANCELLATION_REQUESTED = "CANCELLATION_REQUESTED";

    /** {@link JobTypes#BOOKING_CONFIRM}: the hold has lapsed and no seat is free. */
    public static final String NO_SEAT = "NO_SEAT";

    /** {@link JobTypes#PAYMENT_CANCEL}: the money has been captured. */
    public static final String ALREADY_PAID = "ALREADY_PAID";

    private Errors() {}
  }

  /** Everything an instance knows: ids and decisions, never personal data. */
  public static final class Variables {

    /** Opaque id of the booking; also the correlation key of every message. */
    public static final String BOOKING_ID = "bookingId";

    /** The number people read; Operate is filtered by it. */
    public static final String BOOKING_NUMBER = "bookingNumber";

    /** Code of the region, e.g. {@code DACH}. */
    public static final String REGION = "region";

    /** Tenant that sells and that kontakte and payments are called for. */
    public static final String SELLER_TENANT_ID = "sellerTenantId";

    /** Boolean; false for a price of 0. */
    public static final String PAYMENT_REQUIRED = "paymentRequired";

    /** ISO-8601 instant in UTC at which the seat is no longer held. */
    public static final String HOLD_EXPIRES_AT = "holdExpiresAt";

    /**
     * Boolean; true only in instances started by {@link Messages#PAYMENT_CAPTURED_LATE}, absent
     * counts as false.
     */
    public static final String LATE_PAYMENT = "latePayment";

    /** Id of the contact at kontakte, set by {@link JobTypes#CONTACT_SYNC}. */
    public static final String CONTACT_ID = "contactId";

    /** Id of the payment at payments, set by {@link JobTypes#PAYMENT_REQUEST}. */
    public static final String PAYMENT_ID = "paymentId";

    private Variables() {}
  }

  /** Custom headers of jobs. */
  public static final class Headers {

    public static final String TEMPLATE = "template";

    private Headers() {}
  }

  /** Values of {@link Headers#TEMPLATE} on jobs of type {@link JobTypes#NOTIFICATION_SEND}. */
  public static final class Templates {

    public static final String PAYMENT_DECLINED = "payment-declined";
    public static final String BOOKING_CONFIRMED = "booking-confirmed";
    public static final String BOOKING_EXPIRED = "booking-expired";
    public static final String BOOKING_CANCELLED = "booking-cancelled";

    private Templates() {}
  }
}
