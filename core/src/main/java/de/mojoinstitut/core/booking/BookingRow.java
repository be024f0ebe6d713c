package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.booking.Booking.Cancellation;
import de.mojoinstitut.core.booking.Booking.Fulfilment;
import de.mojoinstitut.core.booking.Booking.Payment;
import de.mojoinstitut.core.booking.Booking.Refund;
import de.mojoinstitut.core.booking.Booking.Terms;
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
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** The table {@code booking}. */
@Table("booking")
record BookingRow(
    @Id String id,
    String number,
    String region,
    String offerId,
    String sellerTenantId,
    String buyer,
    long priceAmount,
    String priceCurrency,
    String cancellationPolicy,
    String status,
    Instant holdExpiresAt,
    @Nullable Instant cancellationRequestedAt,
    @Nullable String cancellationCause,
    @Nullable Long cancellationRefund,
    @Nullable String contactId,
    @Nullable String paymentId,
    @Nullable String paymentStatus,
    long paymentVersion,
    @Nullable String checkoutUrl,
    @Nullable String refundId,
    @Nullable Long refundAmount,
    @Nullable String refundStatus,
    @Nullable String refundReason,
    @Nullable String refundReference,
    @Nullable Long processInstanceKey,
    @Nullable Long fulfilmentInstanceKey,
    @Nullable Instant deliveredAt,
    @Nullable Instant releasedAt,
    Instant createdAt,
    @Version @Nullable Integer version) {

  static BookingRow of(Booking booking) {
    Terms terms = booking.terms();
    Payment payment = booking.payment();
    Refund refund = booking.refund();
    Cancellation cancellation = booking.cancellation();
    Fulfilment fulfilment = booking.fulfilment();
    return new BookingRow(
        booking.id().value(),
        booking.number(),
        terms.region().value(),
        terms.offer().value(),
        terms.seller().value(),
        terms.buyer().value(),
        terms.price().amount(),
        terms.price().currency().getCurrencyCode(),
        terms.policy().encoded(),
        booking.status().name(),
        booking.holdExpiresAt(),
        map(cancellation, Cancellation::requestedAt),
        map(cancellation, c -> c.cause().name()),
        map(cancellation, c -> c.refund().amount()),
        map(booking.contact(), ContactId::value),
        map(payment, p -> p.id().value()),
        map(payment, p -> p.status().name()),
        payment == null ? 0 : payment.version(),
        Optional.ofNullable(payment).map(Payment::checkoutUrl).map(URI::toString).orElse(null),
        map(refund, Refund::refundId),
        map(refund, r -> r.amount().amount()),
        map(refund, r -> r.status().name()),
        map(refund, r -> r.reason().name()),
        refund == null ? null : refund.reference(),
        booking.processInstanceKey(),
        fulfilment.instanceKey(),
        fulfilment.deliveredAt(),
        fulfilment.releasedAt(),
        booking.createdAt(),
        booking.version());
  }

  Booking toBooking() {
    return new Booking(
        new BookingId(id),
        number,
        new Terms(
            new RegionCode(region),
            new OfferId(offerId),
            new TenantId(sellerTenantId),
            new ClerkUserId(buyer),
            Money.of(priceAmount, priceCurrency),
            CancellationPolicy.decode(cancellationPolicy)),
        BookingStatus.valueOf(status),
        holdExpiresAt,
        cancellation(),
        map(contactId, ContactId::new),
        payment(),
        refund(),
        processInstanceKey,
        new Fulfilment(fulfilmentInstanceKey, deliveredAt, releasedAt),
        createdAt,
        version);
  }

  private @Nullable Cancellation cancellation() {
    return cancellationRequestedAt == null
            || cancellationCause == null
            || cancellationRefund == null
        ? null
        : new Cancellation(
            cancellationRequestedAt,
            CancellationCause.valueOf(cancellationCause),
            Money.of(cancellationRefund, priceCurrency));
  }

  private @Nullable Payment payment() {
    return paymentId == null || paymentStatus == null
        ? null
        : new Payment(
            new PaymentId(paymentId),
            PaymentStatus.valueOf(paymentStatus),
            map(checkoutUrl, URI::create),
            paymentVersion);
  }

  private @Nullable Refund refund() {
    return refundId == null || refundAmount == null || refundStatus == null || refundReason == null
        ? null
        : new Refund(
            refundId,
            Money.of(refundAmount, priceCurrency),
            RefundStatus.valueOf(refundStatus),
            RefundReason.valueOf(refundReason),
            refundReference);
  }

  private static <T, R> @Nullable R map(@Nullable T value, Function<T, R> type) {
    return Optional.ofNullable(value).map(type).orElse(null);
  }
}
