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

  /** Element ids, as Operate and the exported records show them. */
  public static final class Elements {

    public static final String EVENT_BOOKING_CONFIRMED = "Event_BookingConfirmed";
    public static final String TASK_CLAIM_FULFILMENT = "Task_ClaimFulfilment";
    public static final String EVENT_ALREADY_CLAIMED = "Event_AlreadyClaimed";
    public static final String EVENT_ALREADY_IN_PROGRESS = "Event_AlreadyInProgress";
    public static final String SUB_PROCESS_UNTIL_DELIVERED = "SubProcess_UntilDelivered";
    public static final String EVENT_FULFILMENT_STARTED = "Event_FulfilmentStarted";
    public static final String GATEWAY_REMINDER_IN_TIME = "Gateway_ReminderInTime";
    public static final String EVENT_REMINDER_DUE = "Event_ReminderDue";
    public static final String TASK_NOTIFY_REMINDER = "Task_NotifyReminder";
    public static final String GATEWAY_AWAIT_DELIVERY = "Gateway_AwaitDelivery";
    public static final String GATEWAY_DELIVERY_RESULT = "Gateway_DeliveryResult";
    public static final String EVENT_BOOKING_ATTENDED = "Event_BookingAttended";
    public static final String EVENT_ATTENDANCE_KNOWN = "Event_AttendanceKnown";
    public static final String EVENT_SESSIONS_OVER = "Event_SessionsOver";
    public static final String EVENT_NOTHING_REPORTED = "Event_NothingReported";
    public static final String EVENT_CANCELLATION_REQUESTED = "Event_CancellationRequested";
    public static final String TASK_CANCEL_CONFIRMED_BOOKING = "Task_CancelConfirmedBooking";
    public static final String EVENT_TOO_LATE = "Event_TooLate";
    public static final String GATEWAY_REFUND_DUE = "Gateway_RefundDue";
    public static final String CALL_BOOKING_REFUND = "Call_BookingRefund";
    public static final String TASK_NOTIFY_CANCELLED = "Task_NotifyCancelled";
    public static final String TASK_RELEASE_RETAINED = "Task_ReleaseRetained";
    public static final String EVENT_BOOKING_CANCELLED = "Event_BookingCancelled";
    public static final String TASK_DELIVER_BOOKING = "Task_DeliverBooking";
    public static final String EVENT_CANCELLED_IN_TIME = "Event_CancelledInTime";
    public static final String EVENT_HOLD_OVER = "Event_HoldOver";
    public static final String TASK_RELEASE_REVENUE = "Task_ReleaseRevenue";
    public static final String EVENT_REVENUE_RELEASED = "Event_RevenueReleased";

    private Elements() {}
  }

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
