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
