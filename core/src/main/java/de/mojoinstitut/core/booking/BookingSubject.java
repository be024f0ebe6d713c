package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.ledger.RevenueKind;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.Offers;
import de.mojoinstitut.core.payment.PaymentGateway.Request;
import de.mojoinstitut.core.payment.PaymentNews;
import de.mojoinstitut.core.payment.PaymentSubject;
import de.mojoinstitut.core.payment.Sale;
import de.mojoinstitut.core.payment.SubjectId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The booking as something that is paid for. */
@Component
class BookingSubject implements PaymentSubject {

  /** A booking has one payment; who wants to try again books again. */
  private static final int ONLY_PAYMENT = 1;

  private final Bookings bookings;
  private final Offers offers;
  private final Seats seats;
  private final BookingMessages messages;
  private final BookingEvidence evidence;
  private final NotifyBuyer buyer;
  private final Clock clock;

  BookingSubject(
      Bookings bookings,
      Offers offers,
      Seats seats,
      BookingMessages messages,
      BookingEvidence evidence,
      NotifyBuyer buyer,
      Clock clock) {
    this.bookings = bookings;
    this.offers = offers;
    this.seats = seats;
    this.messages = messages;
    this.evidence = evidence;
    this.buyer = buyer;
    this.clock = clock;
  }

  @Override
  public String type() {
    return SubjectId.BOOKING;
  }

  @Override
  public Optional<Request> request(String id) {
    Booking booking = bookings.get(new BookingId(id));
    ContactId contact = booking.contact();
    if (!booking.status().isOpen()
        || booking.isCancellationRequested()
        || booking.hasLapsed(clock.instant())) {
      return Optional.empty();
    }
    if (contact == null) {
      throw new IllegalStateException("the contact of " + id + " comes before its payment");
    }
    Offer offer = offers.find(booking.terms().offer()).orElseThrow();
    return Optional.of(
        new Request(
            sale(booking),
            ONLY_PAYMENT,
            contact,
            LocalDate.ofInstant(offer.startsAt(), offer.zone()),
            offer.title(),
            booking.holdExpiresAt()));
  }

  private Sale sale(Booking booking) {
    Booking.Terms terms = booking.terms();
    return new Sale(
        booking.id().subject(),
        terms.region(),
        terms.seller(),
        terms.buyer(),
        new RevenueKind(offers.kindOf(terms.offer()).name()),
        terms.price(),
        booking.number());
  }

  @Override
  public Locked lock(String id) {
    return new Of(bookings.lockAlone(new BookingId(id)));
  }

  @Override
  public String evidence(String id) {
    return evidence.of(new BookingId(id));
  }

  Locked locked(Booking booking) {
    return new Of(booking);
  }

  private final class Of implements Locked {
    private final Booking booking;

    Of(Booking booking) {
      this.booking = booking;
    }

    @Override
    public Sale sale() {
      return BookingSubject.this.sale(booking);
    }

    @Override
    public Standing standing() {
      return booking.standing();
    }

    @Override
    public GiveBack giveBack() {
      return new GiveBack(booking.promised(), booking.refundReason());
    }

    @Override
    public void on(PaymentNews news) {
      Booking now = booking.with(news.payment());
      switch (news) {
        case PaymentNews.Requested requested ->
            bookings.save(now.awaitingPayment(), BookingEvent.Type.PAYMENT_REQUESTED);
        case PaymentNews.Declined declined -> {
          note(BookingEvent.Type.PAYMENT_DECLINED);
          messages.payment(BookingMessages.PAYMENT_DECLINED, now, declined.eventId());
        }
        case PaymentNews.Paid paid -> note(BookingEvent.Type.PAYMENT_CAPTURED);
        case PaymentNews.Captured captured -> captured(now, captured.eventId());
        case PaymentNews.RefundDue due -> note(BookingEvent.Type.REFUND_REQUESTED);
        case PaymentNews.Refunded refunded -> {
          note(BookingEvent.Type.REFUNDED);
          if (refunded.eventId() != null) {
            messages.payment(BookingMessages.PAYMENT_REFUNDED, now, refunded.eventId());
          }
          messages.settledIfOfferCancelled(now);
        }
        case PaymentNews.RefundedByHand byHand -> {
          note(BookingEvent.Type.REFUNDED);
          buyer.notify(now.id(), BookingMail.REFUNDED, byHand.refund().refundId());
        }
        case PaymentNews.RefundFailed failed ->
            messages.payment(BookingMessages.PAYMENT_REFUND_FAILED, now, failed.eventId());
      }
    }

    private void captured(Booking now, String eventId) {
      if (now.status().isOpen()) {
        // Who paid in time keeps the seat, however long the engine takes to confirm it.
        seats.keep(now.id());
        messages.payment(BookingMessages.PAYMENT_CAPTURED, now, eventId);
      } else if (now.refund() == null && now.status().isOver()) {
        messages.capturedLate(now);
      }
    }

    private void note(BookingEvent.Type event) {
      bookings.note(booking.id(), event);
    }
  }
}
