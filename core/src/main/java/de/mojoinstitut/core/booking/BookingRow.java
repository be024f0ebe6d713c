package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.booking.Booking.Cancellation;
import de.mojoinstitut.core.booking.Booking.Terms;
import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.CancellationPolicy;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.Payment;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
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
    Instant createdAt,
    @Version @Nullable Integer version) {

  static BookingRow of(Booking booking) {
    Terms terms = booking.terms();
    Cancellation cancellation = booking.cancellation();
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
        booking.createdAt(),
        booking.version());
  }

  /**
   * @param payment the booking's last, null where there is none
   */
  Booking toBooking(@Nullable Payment payment) {
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
        payment,
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

  private static <T, R> @Nullable R map(@Nullable T value, Function<T, R> type) {
    return Optional.ofNullable(value).map(type).orElse(null);
  }
}
