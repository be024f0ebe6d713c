package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.CancellationPolicy;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member's seat at an offer. A value: each change gives a new one; {@link Bookings} stores it
 * under an optimistic lock.
 *
 * @param number what people call it, such as {@code MB-7K3Q9FX2}
 * @param terms what was sold, fixed when the seat was held
 * @param holdExpiresAt until when the seat is kept for the payment
 * @param cancellation once somebody wants it cancelled
 * @param contact the buyer's contact at the seller, once synced
 * @param payment once requested
 * @param refund once money has to go back
 * @param processInstanceKey the engine's instance that carries this booking until it is confirmed
 * @param fulfilment what became of it after it was confirmed
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
    @Nullable Refund refund,
    @Nullable Long processInstanceKey,
    Fulfilment fulfilment,
    Instant createdAt,
    @Nullable Integer version) {

  private static final String FIRST_ATTEMPT = "1";
  private static final Set<PaymentStatus> MONEY_IS_THERE =
      EnumSet.of(PaymentStatus.CAPTURED, PaymentStatus.PARTIALLY_REFUNDED);

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

  /**
   * The booking's payment as last heard of.
   *
   * @param checkoutUrl where the member pays; null until the answer to the request is stored
   * @param version of the last event that was applied; 0 for none
   */
  public record Payment(
      PaymentId id, PaymentStatus status, @Nullable URI checkoutUrl, long version) {}

  /**
   * Money on its way back.
   *
   * @param refundId of this attempt; the provider takes each id once
   * @param reference the provider's own id, where a person has told it
   */
  public record Refund(
      String refundId,
      Money amount,
      RefundStatus status,
      RefundReason reason,
      @Nullable String reference) {

    Refund with(RefundStatus newStatus) {
      return new Refund(refundId, amount, newStatus, reason, reference);
    }

    /** A person has seen at the provider that the money is back. */
    Refund settledBy(String providerReference) {
      return new Refund(refundId, amount, RefundStatus.SUCCEEDED, reason, providerReference);
    }
  }

  /**
   * How far the confirmed booking is.
   *
   * @param instanceKey the engine's instance that carries the confirmed booking
   * @param deliveredAt when the buyer was there, or should have been
   * @param releasedAt when the seller's share became payable
   */
  public record Fulfilment(
      @Nullable Long instanceKey, @Nullable Instant deliveredAt, @Nullable Instant releasedAt) {

    public static final Fulfilment NONE = new Fulfilment(null, null, null);

    public Fulfilment {
      deliveredAt = deliveredAt == null ? null : deliveredAt.truncatedTo(ChronoUnit.MICROS);
      releasedAt = releasedAt == null ? null : releasedAt.truncatedTo(ChronoUnit.MICROS);
    }

    public Fulfilment claimedBy(long instance) {
      return new Fulfilment(instance, deliveredAt, releasedAt);
    }

    public Fulfilment delivered(Instant at) {
      return new Fulfilment(instanceKey, at, releasedAt);
    }

    public Fulfilment released(Instant at) {
      return new Fulfilment(instanceKey, deliveredAt, at);
    }
  }

  public boolean isFree() {
    return terms.price().isZero();
  }

  /** Whether the money for this booking is there, or at least what a refund has left of it. */
  public boolean isPaid() {
    return Optional.ofNullable(payment)
        .map(Payment::status)
        .filter(MONEY_IS_THERE::contains)
        .isPresent();
  }

  /** Whether the money was ever there. */
  public boolean wasPaid() {
    return isPaid() || refund != null;
  }

  /** Whether the booking does not take place and leaves its seller nothing. */
  public boolean keepsNothing() {
    return status.isOver() && (!wasPaid() || refundable().equals(terms.price()));
  }

  public boolean isCancellationRequested() {
    return cancellation != null;
  }

  /** Whether the booking has ended, and no money is or will be on its way back. */
  public boolean isSettled() {
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
    return cancellation == null ? terms.price() : cancellation.refund();
  }

  /** Money has to go back; the refund's id is the same however often this is found out. */
  public Booking refundDue() {
    return refund == null ? with(refund(FIRST_ATTEMPT)) : this;
  }

  /**
   * The attempt failed for good: another one, under another id.
   *
   * @param attempt tells this attempt from the others
   */
  Booking refundDueAgain(String attempt) {
    return with(refund(attempt));
  }

  private Refund refund(String attempt) {
    return new Refund(
        refundIds() + attempt, refundable(), RefundStatus.PENDING, refundReason(), null);
  }

  /** Whether the refund is this attempt. */
  boolean isAttempt(String attempt) {
    return refund != null && refund.refundId().equals(refundIds() + attempt);
  }

  /** Whether the refund is one of this booking's own attempts. */
  boolean isOwnRefund(String refundId) {
    return refund != null
        && (refundId.equals(refund.refundId()) || refundId.startsWith(refundIds()));
  }

  private String refundIds() {
    return "refund_" + id.value() + "_";
  }

  private RefundReason refundReason() {
    return cancellation == null ? RefundReason.LATE_PAYMENT : cancellation.cause().refundReason();
  }

  public Booking with(BookingStatus newStatus) {
    return copy(newStatus, cancellation, contact, payment, refund, processInstanceKey, fulfilment);
  }

  Booking with(Payment newPayment) {
    return copy(status, cancellation, contact, newPayment, refund, processInstanceKey, fulfilment);
  }

  Booking with(Refund newRefund) {
    return copy(status, cancellation, contact, payment, newRefund, processInstanceKey, fulfilment);
  }

  Booking with(ContactId newContact) {
    return copy(status, cancellation, newContact, payment, refund, processInstanceKey, fulfilment);
  }

  Booking with(Cancellation newCancellation) {
    return copy(status, newCancellation, contact, payment, refund, processInstanceKey, fulfilment);
  }

  public Booking with(Fulfilment newFulfilment) {
    return copy(status, cancellation, contact, payment, refund, processInstanceKey, newFulfilment);
  }

  Booking claimedBy(@Nullable Long instance) {
    return copy(status, cancellation, contact, payment, refund, instance, fulfilment);
  }

  private Booking copy(
      BookingStatus newStatus,
      @Nullable Cancellation newCancellation,
      @Nullable ContactId newContact,
      @Nullable Payment newPayment,
      @Nullable Refund newRefund,
      @Nullable Long newInstance,
      Fulfilment newFulfilment) {
    return new Booking(
        id,
        number,
        terms,
        newStatus,
        holdExpiresAt,
        newCancellation,
        newContact,
        newPayment,
        newRefund,
        newInstance,
        newFulfilment,
        createdAt,
        version);
  }
}
