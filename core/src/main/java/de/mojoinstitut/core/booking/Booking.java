package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.CancellationPolicy;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member's seat at an offer. A value: each change gives a new one; {@link Bookings} stores it
 * under an optimistic lock.
 *
 * @param number what people call it, such as {@code MB-7K3Q9FX2}
 * @param terms what was sold, fixed when the seat was held
 * @param holdExpiresAt until when the seat is kept for the payment
 * @param cancellationRequestedAt when the buyer asked to cancel while the payment was open
 * @param contact the buyer's contact at the seller, once synced
 * @param payment once requested
 * @param refund once money has to go back
 * @param processInstanceKey the engine's instance that carries this booking
 * @param version for the optimistic lock; null before it is stored
 */
public record Booking(
    BookingId id,
    String number,
    Terms terms,
    BookingStatus status,
    Instant holdExpiresAt,
    @Nullable Instant cancellationRequestedAt,
    @Nullable ContactId contact,
    @Nullable Payment payment,
    @Nullable Refund refund,
    @Nullable Long processInstanceKey,
    Instant createdAt,
    @Nullable Integer version) {

  /** Times are as precise as the database keeps them, so that every later answer says the same. */
  public Booking {
    holdExpiresAt = holdExpiresAt.truncatedTo(ChronoUnit.MICROS);
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    if (cancellationRequestedAt != null) {
      cancellationRequestedAt = cancellationRequestedAt.truncatedTo(ChronoUnit.MICROS);
    }
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
   * The booking's payment as last heard of.
   *
   * @param checkoutUrl where the member pays; null until the answer to the request is stored
   * @param version of the last event that was applied; 0 for none
   */
  public record Payment(
      PaymentId id, PaymentStatus status, @Nullable URI checkoutUrl, long version) {}

  /** Money on its way back. */
  public record Refund(String refundId, Money amount, RefundStatus status) {}

  public boolean isFree() {
    return terms.price().isZero();
  }

  /** Whether the money for this booking is there. */
  public boolean isPaid() {
    return Optional.ofNullable(payment)
        .map(Payment::status)
        .filter(PaymentStatus.CAPTURED::equals)
        .isPresent();
  }

  public boolean isCancellationRequested() {
    return cancellationRequestedAt != null;
  }

  /**
   * Whether the seat may be given away: the hold is over without the money, whatever the engine has
   * made of it.
   */
  public boolean hasLapsed(Instant now) {
    return status.isOpen() && !isPaid() && !now.isBefore(holdExpiresAt);
  }

  /**
   * The whole price has to go back; the refund's id is the same however often this is found out.
   */
  Booking refundDue() {
    return refund == null
        ? with(new Refund("refund_" + id.value() + "_full", terms.price(), RefundStatus.PENDING))
        : this;
  }

  Booking with(BookingStatus newStatus) {
    return new Booking(
        id,
        number,
        terms,
        newStatus,
        holdExpiresAt,
        cancellationRequestedAt,
        contact,
        payment,
        refund,
        processInstanceKey,
        createdAt,
        version);
  }

  Booking with(Payment newPayment) {
    return new Booking(
        id,
        number,
        terms,
        status,
        holdExpiresAt,
        cancellationRequestedAt,
        contact,
        newPayment,
        refund,
        processInstanceKey,
        createdAt,
        version);
  }

  Booking with(Refund newRefund) {
    return new Booking(
        id,
        number,
        terms,
        status,
        holdExpiresAt,
        cancellationRequestedAt,
        contact,
        payment,
        newRefund,
        processInstanceKey,
        createdAt,
        version);
  }

  Booking with(ContactId newContact) {
    return new Booking(
        id,
        number,
        terms,
        status,
        holdExpiresAt,
        cancellationRequestedAt,
        newContact,
        payment,
        refund,
        processInstanceKey,
        createdAt,
        version);
  }

  Booking cancellationRequested(Instant at) {
    return new Booking(
        id,
        number,
        terms,
        status,
        holdExpiresAt,
        at,
        contact,
        payment,
        refund,
        processInstanceKey,
        createdAt,
        version);
  }

  Booking claimedBy(@Nullable Long instance) {
    return new Booking(
        id,
        number,
        terms,
        status,
        holdExpiresAt,
        cancellationRequestedAt,
        contact,
        payment,
        refund,
        instance,
        createdAt,
        version);
  }
}
