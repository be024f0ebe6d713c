package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.ledger.RevenueKind;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.CancellationPolicy;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.PaymentFixture;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.payment.Sale;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Bookings as values; each stands for the plainest one of its kind. */
public final class BookingFixture {

  public static final Instant BOOKED_AT = Instant.parse("2026-03-01T10:00:00Z");
  public static final Instant HELD_UNTIL = BOOKED_AT.plus(Duration.ofMinutes(15));

  private BookingFixture() {}

  /** Held for 15 minutes, 100.00 EUR. */
  public static Booking heldBooking() {
    return heldBooking(Money.of(10_000, "EUR"));
  }

  public static Booking freeBooking() {
    return heldBooking(Money.of(0, "EUR"));
  }

  public static Booking heldBooking(Money price) {
    return new Booking(
        new BookingId("booking_1"),
        "MB-7K3Q9FX2",
        new Booking.Terms(
            new RegionCode("DACH"),
            new OfferId("offer_1"),
            new TenantId("tenant_anna"),
            new ClerkUserId("user_max"),
            price,
            CancellationPolicy.DEFAULT),
        BookingStatus.HELD,
        HELD_UNTIL,
        null,
        null,
        null,
        BOOKED_AT,
        null);
  }

  /** The booking in any status, however it came there. */
  public static Booking in(BookingStatus status, Booking booking) {
    return new Booking(
        booking.id(),
        booking.number(),
        booking.terms(),
        status,
        booking.holdExpiresAt(),
        booking.cancellation(),
        booking.contact(),
        booking.payment(),
        booking.createdAt(),
        booking.version());
  }

  /** One whose payment has the status. */
  public static Booking bookingWithPayment(PaymentStatus status) {
    Booking held = heldBooking();
    Sale sale =
        new Sale(
            held.id().subject(),
            held.terms().region(),
            held.terms().seller(),
            held.terms().buyer(),
            new RevenueKind("EVENT"),
            held.terms().price(),
            held.number());
    return held.with(PaymentFixture.paymentOf(sale, status)).awaitingPayment();
  }

  public static Booking cancelledBooking(Booking booking) {
    return in(BookingStatus.CANCELLED, booking);
  }

  /** One that somebody wants cancelled, for so much of the price. */
  public static Booking unwantedBooking(Booking booking, CancellationCause cause, long refund) {
    return booking.wantedNoMore(
        new Booking.Cancellation(BOOKED_AT, cause, Money.of(refund, "EUR")));
  }

  /** One whose price goes back. */
  public static Booking refundedBooking() {
    return refunding(bookingWithPayment(PaymentStatus.CAPTURED));
  }

  /** One whose refund is due. */
  public static Booking refunding(Booking booking) {
    return booking.with(
        PaymentFixture.refunding(
            Objects.requireNonNull(booking.payment()),
            booking.refundable(),
            booking.refundReason()));
  }
}
