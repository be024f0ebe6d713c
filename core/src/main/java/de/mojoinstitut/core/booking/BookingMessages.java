package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.process.ProcessMessage;
import de.mojoinstitut.core.process.ProcessMessages;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the process of a booking is told. The names are those of the process model; a contract test
 * compares them.
 */
@Component
public class BookingMessages {

  public static final String HELD = "booking.held";
  public static final String CONFIRMED = "booking.confirmed";
  public static final String ATTENDED = "booking.attended";
  public static final String CANCELLATION_SETTLED = "booking.cancellationSettled";
  public static final String CANCELLATION_REQUESTED = "booking.cancellationRequested";
  public static final String PAYMENT_CAPTURED = "payment.captured";
  public static final String PAYMENT_CAPTURED_LATE = "payment.capturedLate";
  public static final String PAYMENT_DECLINED = "payment.declined";
  public static final String PAYMENT_REFUND_FAILED = "payment.refundFailed";
  public static final String PAYMENT_REFUNDED = "payment.refunded";

  private static final Duration KEEP = Duration.ofDays(7);

  /** Must not be taken for the failure of a later attempt. */
  private static final Duration KEEP_A_FAILURE = Duration.ofHours(1);

  private final ProcessMessages messages;

  BookingMessages(ProcessMessages messages) {
    this.messages = messages;
  }

  /** Starts the booking's process. */
  void held(Booking booking) {
    publish(HELD, booking, booking.id().value(), start(booking, false));
  }

  /** Starts a process for money that came after the booking had ended. */
  void capturedLate(Booking booking) {
    publish(PAYMENT_CAPTURED_LATE, booking, booking.id().value(), start(booking, true));
  }

  /** Starts what comes after the confirmation. */
  void confirmed(Booking booking) {
    publish(CONFIRMED, booking, booking.id().value(), ids(booking));
  }

  void cancellationRequested(Booking booking) {
    publish(CANCELLATION_REQUESTED, booking, booking.id().value(), Map.of());
  }

  /** The buyer was there, or was not. */
  void attended(Booking booking) {
    publish(ATTENDED, booking, booking.id().value(), Map.of());
  }

  /** The cancellation of the offer goes on once one of its bookings is over and paid back. */
  void settledIfOfferCancelled(Booking booking) {
    Booking.Cancellation cancellation = booking.cancellation();
    if (cancellation != null
        && cancellation.cause() == CancellationCause.OFFER_CANCELLED
        && booking.isSettled()) {
      publish(CANCELLATION_SETTLED, booking, booking.id().value(), Map.of());
    }
  }

  /**
   * @param eventId the payment event that says so; makes the message unique
   */
  void payment(String name, Booking booking, String eventId) {
    publish(name, booking, eventId, Map.of());
  }

  private static Map<String, Object> ids(Booking booking) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("bookingId", booking.id().value());
    variables.put("bookingNumber", booking.number());
    variables.put("region", booking.terms().region().value());
    variables.put("sellerTenantId", booking.terms().seller().value());
    variables.put("paymentRequired", !booking.isFree());
    return variables;
  }

  private static Map<String, Object> start(Booking booking, boolean latePayment) {
    Map<String, Object> variables = ids(booking);
    variables.put("holdExpiresAt", booking.holdExpiresAt().toString());
    variables.put("latePayment", latePayment);
    return variables;
  }

  private void publish(
      String name, Booking booking, String uniquePart, Map<String, Object> variables) {
    Duration keep = name.equals(PAYMENT_REFUND_FAILED) ? KEEP_A_FAILURE : KEEP;
    messages.publish(
        new ProcessMessage(name, booking.id().value(), name + ":" + uniquePart, keep, variables));
  }
}
