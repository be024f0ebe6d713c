package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.Offers;
import de.mojoinstitut.core.payment.PaymentGateway;
import de.mojoinstitut.core.payment.PaymentGateway.Request;
import de.mojoinstitut.core.payment.PaymentGateway.Requested;
import de.mojoinstitut.core.payment.PaymentId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks payments.mojo for the booking's payment in the seller's tenant. Where the booking ends
 * meanwhile the payment is closed again. Idempotent by booking.
 */
@Service
public class RequestPayment {

  private final Bookings bookings;
  private final Offers offers;
  private final PaymentGateway payments;
  private final CancelPayment cancelPayment;
  private final Clock clock;
  private final TransactionTemplate transaction;

  RequestPayment(
      Bookings bookings,
      Offers offers,
      PaymentGateway payments,
      CancelPayment cancelPayment,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.bookings = bookings;
    this.offers = offers;
    this.payments = payments;
    this.cancelPayment = cancelPayment;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * @return empty where the booking does not wait for money any more; the process hears of that by
   *     itself
   */
  public Optional<PaymentId> request(BookingId id) {
    Optional<Request> request = Objects.requireNonNull(transaction.execute(status -> read(id)));
    if (request.isEmpty()) {
      return Optional.empty();
    }
    Requested requested = payments.request(request.get());
    transaction.executeWithoutResult(status -> store(id, requested));
    cancelPayment.closeEnded(id);
    return Optional.of(requested.payment());
  }

  private Optional<Request> read(BookingId id) {
    Booking booking = bookings.get(id);
    ContactId contact = booking.contact();
    if (!booking.status().isOpen()
        || booking.isCancellationRequested()
        || booking.hasLapsed(clock.instant())) {
      return Optional.empty();
    }
    if (contact == null) {
      throw new IllegalStateException("the contact of " + id.value() + " comes before its payment");
    }
    Booking.Terms terms = booking.terms();
    Offer offer = offers.find(terms.offer()).orElseThrow();
    return Optional.of(
        new Request(
            terms.seller(),
            terms.buyer(),
            contact,
            terms.price(),
            id.value(),
            booking.number(),
            LocalDate.ofInstant(offer.startsAt(), offer.zone()),
            offer.title(),
            booking.holdExpiresAt()));
  }

  private void store(BookingId id, Requested requested) {
    Booking booking = bookings.lock(id);
    Booking.Payment known = booking.payment();
    if (known != null && known.checkoutUrl() != null) {
      return;
    }
    Booking.Payment payment =
        new Booking.Payment(
            requested.payment(),
            known == null ? requested.status() : known.status(),
            requested.checkoutUrl(),
            known == null ? 0 : known.version());
    Booking changed = booking.with(payment);
    if (booking.status() == BookingStatus.HELD) {
      changed = changed.with(BookingStatus.AWAITING_PAYMENT);
    }
    bookings.save(changed, BookingEvent.Type.PAYMENT_REQUESTED);
  }
}
