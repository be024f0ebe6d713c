package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.CancellationPolicy;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.Payment;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.payment.PaymentSubject.Standing;
import de.mojoinstitut.core.payment.Refund;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member's seat at an offer. A value: each change gives a new one, and only the booking's own use
 * cases make one; {@link Bookings} stores it under an optimistic lock.
 *
 * @param number what people call it, such as {@code MB-7K3Q9FX2}
 * @param terms what was sold, fixed when the seat was held
 * @param holdExpiresAt until when the seat is kept for the payment
 * @param cancellation once somebody wants it cancelled
 * @param contact the buyer's contact at the seller, once synced
 * @param payment the last one, as it is stored; the package {@code payment} writes it
 * @param version for the optimistic lock; null before it is stored
 */
public record Booking(
    BookingId id,
    String number,
    Terms terms,
    BookingStatus status,
    Instant holdExpiresAt,
    @Nullable Cancellation cancellation,
    @Nullable ContactId contact,
    @Nullable Payment payment,
    Instant createdAt,
    @Nullable Integer version) {

  /** Times are as precise as the database keeps them, so that every later answer says the same. */
  public Booking {
    holdExpiresAt = holdExpiresAt.truncatedTo(ChronoUnit.MICROS);
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** What was sold by whom to whom. */
  public record Terms(
      RegionCode region,
      OfferId offer,
      TenantId seller,
      ClerkUserId buyer,
      Money price,
      CancellationPolicy policy) {}

  /**
   * The wish to cancel, as it was promised.
   *
   * @param refund what goes back of the price, fixed at that moment; zero for nothing
   */
  public record Cancellation(Instant requestedAt, CancellationCause cause, Money refund) {
    public Cancellation {
      requestedAt = requestedAt.truncatedTo(ChronoUnit.MICROS);
    }
  }

  public boolean isFree() {
    return terms.price().isZero();
  }

  /** Whether the money for this booking is there, or at least what a refund has left of it. */
  public boolean isPaid() {
    return payment != null && payment.isPaid();
  }

  /** Whether the money was ever there. */
  public boolean wasPaid() {
    return payment != null && payment.wasPaid();
  }

  /** The refund that the booking's end calls for; null where there is none. */
  public @Nullable Refund refund() {
    return payment == null ? null : payment.refund();
  }

  /** Whether nothing of the price stays with the seller. */
  public boolean keepsNothing() {
    if (!wasPaid()) {
      return status.isOver();
    }
    return left().isZero() || (status.isOver() && refundable().equals(left()));
  }

  /** What is left of the price after what somebody gave back by hand. */
  public Money left() {
    return payment == null ? terms.price() : payment.left();
  }

  /** Whether its money is wanted. */
  Standing standing() {
    return switch (status) {
      case HELD, AWAITING_PAYMENT -> isCancellationRequested() ? Standing.UNWANTED : Standing.OPEN;
      case CONFIRMED -> isCancellationRequested() ? Standing.UNWANTED : Standing.KEPT;
      case DELIVERED, NO_SHOW -> Standing.KEPT;
      case EXPIRED -> isCancellationRequested() ? Standing.UNWANTED : Standing.LAPSED;
      case CANCELLED -> Standing.UNWANTED;
    };
  }

  public boolean isCancellationRequested() {
    return cancellation != null;
  }

  /** Whether the booking has ended, and no money is or will be on its way back. */
  public boolean isSettled() {
    Refund refund = refund();
    boolean moneyIsDue = isPaid() && refund == null && !refundable().isZero();
    return status.isOver()
        && !moneyIsDue
        && (refund == null || refund.status() == RefundStatus.SUCCEEDED);
  }

  /**
   * Whether the seat may be given away: the hold is over without the money, whatever the engine has
   * made of it.
   */
  public boolean hasLapsed(Instant now) {
    return status.isOpen() && !isPaid() && !now.isBefore(holdExpiresAt);
  }

  /** What goes back where the booking does not take place. */
  public Money refundable() {
    Money promised = promised();
    return left().amount() < promised.amount() ? left() : promised;
  }

  /** What was promised of the price. */
  Money promised() {
    return cancellation == null ? terms.price() : cancellation.refund();
  }

  RefundReason refundReason() {
    return cancellation == null ? RefundReason.LATE_PAYMENT : cancellation.cause().refundReason();
  }

  /** The buyer can pay; a booking that is further already stays where it is. */
  Booking awaitingPayment() {
    return status == BookingStatus.HELD ? copy(BookingStatus.AWAITING_PAYMENT) : this;
  }

  /** The seat is the buyer's for good; also after the hold, for money that came late. */
  Booking confirmed() {
    return to(
        BookingStatus.CONFIRMED,
        BookingStatus.HELD,
        BookingStatus.AWAITING_PAYMENT,
        BookingStatus.EXPIRED);
  }

  /** The hold is over. */
  Booking expired() {
    return to(BookingStatus.EXPIRED, BookingStatus.HELD, BookingStatus.AWAITING_PAYMENT);
  }

  Booking cancelled() {
    return to(
        BookingStatus.CANCELLED,
        BookingStatus.HELD,
        BookingStatus.AWAITING_PAYMENT,
        BookingStatus.CONFIRMED);
  }

  /**
   * It took place; the seller may have said otherwise before.
   *
   * @param present whether the buyer was there
   */
  Booking takenPlace(boolean present) {
    return to(
        present ? BookingStatus.DELIVERED : BookingStatus.NO_SHOW,
        BookingStatus.CONFIRMED,
        BookingStatus.DELIVERED,
        BookingStatus.NO_SHOW);
  }

  /** Somebody wants it no more; the first wish counts. */
  Booking wantedNoMore(Cancellation wish) {
    if (cancellation != null) {
      throw new IllegalStateException(id.value() + " is wanted no more already");
    }
    return copy(status, wish, contact, payment);
  }

  Booking knownAs(ContactId newContact) {
    return copy(status, cancellation, newContact, payment);
  }

  /** As it is with its payment, which is stored already. */
  Booking with(Payment newPayment) {
    return copy(status, cancellation, contact, newPayment);
  }

  private Booking to(BookingStatus next, BookingStatus... allowed) {
    if (!List.of(allowed).contains(status)) {
      throw new IllegalStateException(
          "%s is %s and cannot become %s".formatted(id.value(), status, next));
    }
    return copy(next);
  }

  private Booking copy(BookingStatus newStatus) {
    return copy(newStatus, cancellation, contact, payment);
  }

  private Booking copy(
      BookingStatus newStatus,
      @Nullable Cancellation newCancellation,
      @Nullable ContactId newContact,
      @Nullable Payment newPayment) {
    return new Booking(
        id,
        number,
        terms,
        newStatus,
        holdExpiresAt,
        newCancellation,
        newContact,
        newPayment,
        createdAt,
        version);
  }
}
