package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.booking.Booking.Payment;
import de.mojoinstitut.core.booking.Booking.Refund;
import de.mojoinstitut.core.booking.Booking.Terms;
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
    @Nullable String contactId,
    @Nullable String paymentId,
    @Nullable String paymentStatus,
    long paymentVersion,
    @Nullable String checkoutUrl,
    @Nullable String refundId,
    @Nullable Long refundAmount,
    @Nullable String refundStatus,
    @Nullable Long processInstanceKey,
    Instant createdAt,
    @Version @Nullable Integer version) {

  static BookingRow of(Booking booking) {
    Terms terms = booking.terms();
    Payment payment = booking.payment();
    Refund refund = booking.refund();
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
        booking.cancellationRequestedAt(),
        map(booking.contact(), ContactId::value),
        map(payment, p -> p.id().value()),
        map(payment, p -> p.status().name()),
        payment == null ? 0 : payment.version(),
        Optional.ofNullable(payment).map(Payment::checkoutUrl).map(URI::toString).orElse(null),
        map(refund, Refund::refundId),
        map(refund, r -> r.amount().amount()),
        map(refund, r -> r.status().name()),
        booking.processInstanceKey(),
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
        cancellationRequestedAt,
        map(contactId, ContactId::new),
        payment(),
        refund(),
        processInstanceKey,
        createdAt,
        version);
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
    return refundId == null || refundAmount == null || refundStatus == null
        ? null
        : new Refund(
            refundId, Money.of(refundAmount, priceCurrency), RefundStatus.valueOf(refundStatus));
  }

  private static <T, R> @Nullable R map(@Nullable T value, Function<T, R> type) {
    return Optional.ofNullable(value).map(type).orElse(null);
  }
}
