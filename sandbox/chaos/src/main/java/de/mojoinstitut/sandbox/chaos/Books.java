package de.mojoinstitut.sandbox.chaos;

import de.mojoinstitut.sandbox.stack.trial.StripeBooks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all parts have in their books after the run.
 *
 * @param seats of the run's offers that somebody has
 * @param capacities by offer
 * @param contacts how often each person is a contact of the seller; erased ones are none
 * @param stripe by booking
 * @param stripeBalance what charges and refunds have moved
 * @param instances keys of the {@code event-booking} instances that each booking ever had
 * @param fulfilments keys of the {@code booking-fulfilment} instances that each booking ever had
 * @param activeInstances keys of process instances that have not ended
 * @param unfinished outbox and inbox rows, payments and refunds that still wait, by name
 * @param confirmedAt the stack's times at which bookings were confirmed, ascending
 */
record Books(
    List<BookingRow> bookings,
    List<SeatRow> seats,
    Map<String, Integer> capacities,
    List<PaymentRow> payments,
    Map<String, Integer> contacts,
    Map<String, StripeBooks.Entry> stripe,
    long stripeBalance,
    Map<String, Set<Long>> instances,
    Map<String, Set<Long>> fulfilments,
    Set<Long> activeInstances,
    Map<String, Long> unfinished,
    List<Instant> confirmedAt) {

  /**
   * A booking of the hub.
   *
   * @param number what people call it
   * @param instance the process instance that has it now; 0 for none, as when it is over
   */
  record BookingRow(
      String id,
      String number,
      String offer,
      String buyer,
      long price,
      String status,
      long instance) {

    boolean isConfirmed() {
      return status.equals("CONFIRMED");
    }

    boolean isOver() {
      return status.equals("EXPIRED") || status.equals("CANCELLED");
    }

    boolean isOpen() {
      return status.equals("HELD") || status.equals("AWAITING_PAYMENT");
    }
  }

  /**
   * @param forGood false for a seat that is only held
   */
  record SeatRow(String offer, String booking, boolean forGood) {}

  /**
   * @param net captured money less succeeded refunds
   */
  record PaymentRow(String booking, String status, @Nullable String session, long net) {}
}
