package de.mojoinstitut.processes;

/**
 * Names of the process {@code offer-cancellation}: every booking of a cancelled offer is cancelled
 * and has a result.
 *
 * <p>Source: {@code bpmn/offer-cancellation.bpmn}; a test compares both, in both directions.
 */
public final class OfferCancellationProcess {

  /** BPMN process id, also the name of the model file. */
  public static final String PROCESS_ID = "offer-cancellation";

  /** Class path resource of the model, for deployment. */
  public static final String RESOURCE = "bpmn/offer-cancellation.bpmn";

  private OfferCancellationProcess() {}

  /** Element ids, as Operate and the exported records show them. */
  public static final class Elements {

    public static final String EVENT_OFFER_CANCELLED = "Event_OfferCancelled";
    public static final String TASK_CLAIM_OFFER_CANCELLATION = "Task_ClaimOfferCancellation";
    public static final String EVENT_ALREADY_CLAIMED = "Event_AlreadyClaimed";
    public static final String EVENT_ALREADY_IN_PROGRESS = "Event_AlreadyInProgress";
    public static final String TASK_COLLECT_BOOKINGS = "Task_CollectBookings";
    public static final String GATEWAY_BOOKINGS_LEFT = "Gateway_BookingsLeft";
    public static final String SUB_PROCESS_EACH_BOOKING = "SubProcess_EachBooking";
    public static final String EVENT_BOOKING_FOUND = "Event_BookingFound";
    public static final String TASK_CANCEL_FOR_OFFER = "Task_CancelForOffer";
    public static final String GATEWAY_SETTLED = "Gateway_Settled";
    public static final String GATEWAY_SETTLEMENT = "Gateway_Settlement";
    public static final String EVENT_CANCELLATION_SETTLED = "Event_CancellationSettled";
    public static final String EVENT_SETTLEMENT_OVERDUE = "Event_SettlementOverdue";
    public static final String TASK_RECORD_RESULT = "Task_RecordResult";
    public static final String EVENT_RESULT_RECORDED = "Event_ResultRecorded";
    public static final String TASK_FINISH_OFFER_CANCELLATION = "Task_FinishOfferCancellation";
    public static final String EVENT_OFFER_CANCELLATION_DONE = "Event_OfferCancellationDone";

    private Elements() {}
  }

  /** Job types; each has exactly one worker. */
  public static final class JobTypes {

    public static final String OFFER_CANCELLATION_CLAIM = "offerCancellation.claim";
    public static final String OFFER_CANCELLATION_COLLECT = "offerCancellation.collect";
    public static final String OFFER_CANCELLATION_CANCEL_BOOKING =
        "offerCancellation.cancelBooking";
    public static final String OFFER_CANCELLATION_RECORD_RESULT = "offerCancellation.recordResult";
    public static final String OFFER_CANCELLATION_FINISH = "offerCancellation.finish";

    private JobTypes() {}
  }

  /** Message names; the correlation key is the offer id at the start, then the booking id. */
  public static final class Messages {

    public static final String OFFER_CANCELLED = "offer.cancelled";
    public static final String BOOKING_CANCELLATION_SETTLED = "booking.cancellationSettled";

    private Messages() {}
  }

  /** Codes of the BPMN errors that workers throw: outcomes of the business, not faults. */
  public static final class Errors {

    /**
     * {@link JobTypes#OFFER_CANCELLATION_CLAIM}: the offer belongs to another instance; this one is
     * a duplicate.
     */
    public static final String ALREADY_CLAIMED = EventBookingProcess.Errors.ALREADY_CLAIMED;

    private Errors() {}
  }

  /** Everything an instance knows: ids, codes, amounts and decisions, never personal data. */
  public static final class Variables {

    /** Opaque id of the offer; also the correlation key of the start message. */
    public static final String OFFER_ID = "offerId";

    /** Code of the region, e.g. {@code DACH}. */
    public static final String REGION = EventBookingProcess.Variables.REGION;

    /** Tenant that sells. */
    public static final String SELLER_TENANT_ID = EventBookingProcess.Variables.SELLER_TENANT_ID;

    /**
     * List of the ids of bookings without a result; set by {@link
     * JobTypes#OFFER_CANCELLATION_COLLECT}.
     */
    public static final String BOOKING_IDS = "bookingIds";

    /** One of {@link #BOOKING_IDS}, in the sub-process only. */
    public static final String BOOKING_ID = EventBookingProcess.Variables.BOOKING_ID;

    /**
     * Boolean; set by {@link JobTypes#OFFER_CANCELLATION_CANCEL_BOOKING} where nothing is left to
     * wait for.
     */
    public static final String SETTLED = "settled";

    private Variables() {}
  }
}
