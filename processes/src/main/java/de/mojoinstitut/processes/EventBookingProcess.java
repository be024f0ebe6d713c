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

  /** Element ids, as Operate and the exported records show them. */
  public static final class Elements {

    public static final String EVENT_BOOKING_HELD = "Event_BookingHeld";
    public static final String EVENT_LATE_PAYMENT = "Event_LatePayment";
    public static final String TASK_CLAIM_BOOKING = "Task_ClaimBooking";
    public static final String EVENT_ALREADY_CLAIMED = "Event_AlreadyClaimed";
    public static final String EVENT_ALREADY_IN_PROGRESS = "Event_AlreadyInProgress";
    public static final String GATEWAY_LATE_PAYMENT = "Gateway_LatePayment";
    public static final String SUB_PROCESS_PAYMENT = "SubProcess_Payment";
    public static final String EVENT_PAYMENT_STARTED = "Event_PaymentStarted";
    public static final String TASK_SYNC_CONTACT = "Task_SyncContact";
    public static final String GATEWAY_PAYMENT_REQUIRED = "Gateway_PaymentRequired";
    public static final String EVENT_FREE_OF_CHARGE = "Event_FreeOfCharge";
    public static final String TASK_REQUEST_PAYMENT = "Task_RequestPayment";
    public static final String GATEWAY_AWAIT_PAYMENT = "Gateway_AwaitPayment";
    public static final String GATEWAY_PAYMENT_RESULT = "Gateway_PaymentResult";
    public static final String EVENT_PAYMENT_CAPTURED = "Event_PaymentCaptured";
    public static final String EVENT_PAID = "Event_Paid";
    public static final String EVENT_PAYMENT_DECLINED = "Event_PaymentDeclined";
    public static final String TASK_NOTIFY_DECLINED = "Task_NotifyDeclined";
    public static final String EVENT_HOLD_EXPIRED = "Event_HoldExpired";
    public static final String EVENT_CANCELLATION_REQUESTED = "Event_CancellationRequested";
    public static final String TASK_CONFIRM_BOOKING = "Task_ConfirmBooking";
    public static final String EVENT_CANCELLED_MEANWHILE = "Event_CancelledMeanwhile";
    public static final String EVENT_NO_SEAT = "Event_NoSeat";
    public static final String TASK_NOTIFY_CONFIRMED = "Task_NotifyConfirmed";
    public static final String EVENT_BOOKING_CONFIRMED = "Event_BookingConfirmed";
    public static final String TASK_EXPIRE_UNSEATED_BOOKING = "Task_ExpireUnseatedBooking";
    public static final String GATEWAY_REFUND_REQUIRED = "Gateway_RefundRequired";
    public static final String TASK_NOTIFY_UNSEATED = "Task_NotifyUnseated";
    public static final String EVENT_NO_SEAT_LEFT = "Event_NoSeatLeft";
    public static final String TASK_CANCEL_PAYMENT_ON_EXPIRY = "Task_CancelPaymentOnExpiry";
    public static final String EVENT_PAID_AT_EXPIRY = "Event_PaidAtExpiry";
    public static final String TASK_EXPIRE_BOOKING = "Task_ExpireBooking";
    public static final String TASK_NOTIFY_EXPIRED = "Task_NotifyExpired";
    public static final String EVENT_BOOKING_EXPIRED = "Event_BookingExpired";
    public static final String TASK_CANCEL_PAYMENT_ON_REQUEST = "Task_CancelPaymentOnRequest";
    public static final String EVENT_PAID_AT_CANCELLATION = "Event_PaidAtCancellation";
    public static final String TASK_CANCEL_BOOKING = "Task_CancelBooking";
    public static final String TASK_NOTIFY_CANCELLED = "Task_NotifyCancelled";
    public static final String EVENT_BOOKING_CANCELLED = "Event_BookingCancelled";
    public static final String TASK_CANCEL_PAID_BOOKING = "Task_CancelPaidBooking";
    public static final String CALL_BOOKING_REFUND = "Call_BookingRefund";
    public static final String EVENT_BOOKING_REFUNDED = "Event_BookingRefunded";

    private Elements() {}
  }

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
