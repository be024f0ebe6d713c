package de.mojoinstitut.core.booking;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.PaymentEvent;
import de.mojoinstitut.core.payment.PaymentEvent.RefundPart;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.payment.PaymentEvents;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.payment.Refund;
import de.mojoinstitut.core.payment.RequestPayment;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.person.PersonType;
import de.mojoinstitut.core.process.Claims;
import de.mojoinstitut.core.testing.FakePayments;
import de.mojoinstitut.core.testing.World;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings bookings to where a test needs them, by the same use cases and in the same scopes as
 * production.
 */
@Component
public final class Bookers {

  static final long INSTANCE = 4711;

  private static final Scope JOB = Scope.worker("DACH");

  private final World world;
  private final PlaceBooking placeBooking;
  private final ClaimBooking claimBooking;
  private final Claims claims;
  private final SyncContact syncContact;
  private final RequestPayment requestPayment;
  private final ConfirmBooking confirmBooking;
  private final RequestCancellation requestCancellation;
  private final EndBooking endBooking;
  private final PaymentEvents events;
  private final Bookings bookings;
  private final TransactionTemplate transaction;

  Bookers(
      World world,
      PlaceBooking placeBooking,
      ClaimBooking claimBooking,
      Claims claims,
      SyncContact syncContact,
      RequestPayment requestPayment,
      ConfirmBooking confirmBooking,
      RequestCancellation requestCancellation,
      EndBooking endBooking,
      PaymentEvents events,
      Bookings bookings,
      PlatformTransactionManager transactions) {
    this.world = world;
    this.placeBooking = placeBooking;
    this.claimBooking = claimBooking;
    this.claims = claims;
    this.syncContact = syncContact;
    this.requestPayment = requestPayment;
    this.confirmBooking = confirmBooking;
    this.requestCancellation = requestCancellation;
    this.endBooking = endBooking;
    this.events = events;
    this.bookings = bookings;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What a job of a DACH booking does. */
  public static <T> T job(Supplier<T> step) {
    return Scopes.within(JOB, step);
  }

  public static void job(Runnable step) {
    Scopes.run(JOB, step);
  }

  PlaceBooking.Result place(Identity buyer, OfferId offer) {
    return Scopes.within(World.scope(buyer), () -> placeBooking.place(buyer, offer));
  }

  /** A new member holds a seat. */
  public Booking held(OfferId offer) {
    return held(offer, world.member());
  }

  public Booking held(OfferId offer, Identity buyer) {
    if (place(buyer, offer) instanceof PlaceBooking.Result.Placed placed) {
      return placed.booking();
    }
    throw new AssertionError("not placed");
  }

  /** Held, claimed by {@link #INSTANCE}, and the buyer is a contact. */
  Booking contacted(OfferId offer) {
    return contacted(offer, world.member());
  }

  Booking contacted(OfferId offer, Identity buyer) {
    Booking booking = held(offer, buyer);
    job(() -> claimBooking.claim(booking.id(), INSTANCE, false));
    job(() -> syncContact.sync(booking.id()));
    return now(booking);
  }

  /** The payment is requested. */
  public Booking awaitingPayment(OfferId offer) {
    return awaitingPayment(offer, world.member());
  }

  Booking awaitingPayment(OfferId offer, Identity buyer) {
    Booking booking = contacted(offer, buyer);
    job(() -> requestPayment.request(booking.id().subject()));
    tell(booking, Type.REQUESTED, 1);
    return now(booking);
  }

  /** The money is there; the process has not confirmed yet. */
  public Booking paid(OfferId offer) {
    return paid(offer, world.member());
  }

  Booking paid(OfferId offer, Identity buyer) {
    Booking booking = awaitingPayment(offer, buyer);
    tell(booking, Type.CAPTURED, 2);
    return now(booking);
  }

  public Booking confirmed(OfferId offer) {
    return confirmed(offer, world.member());
  }

  public Booking confirmed(OfferId offer, Identity buyer) {
    Booking booking = paid(offer, buyer);
    confirm(booking);
    return now(booking);
  }

  ConfirmBooking.Result confirm(Booking booking) {
    return job(() -> confirmBooking.confirm(booking.id()));
  }

  /** Never paid in time. */
  Booking expired(OfferId offer) {
    return expired(offer, world.member());
  }

  Booking expired(OfferId offer, Identity buyer) {
    Booking booking = awaitingPayment(offer, buyer);
    job(() -> endBooking.expire(booking.id()));
    return now(booking);
  }

  /** The buyer wants it no more; nothing has been done about it yet. */
  public Booking wantedNoMore(Booking booking) {
    Scope buyer =
        new Scope(
            Scope.Kind.API,
            booking.terms().buyer().value(),
            null,
            booking.terms().region().value(),
            Scope.Level.PERSON);
    Identity identity =
        new Identity(
            booking.terms().buyer(),
            PersonType.B2C,
            booking.terms().region(),
            Locale.GERMANY,
            null,
            null);
    Scopes.within(
        buyer, () -> requestCancellation.request(new Canceller(identity, false), booking.id()));
    return now(booking);
  }

  /** Its cancellation is carried out. */
  public Booking over(Booking booking) {
    return stored(() -> bookings.save(now(booking).cancelled(), BookingEvent.Type.CANCELLED));
  }

  /** Something payments.mojo tells of a refund, as {@link #event} does. */
  public void refunded(Booking booking, long version) {
    tell(now(booking), Type.REFUNDED, version);
  }

  /** Cancelled before any money came. */
  Booking cancelled(OfferId offer) {
    Booking booking = wantedNoMore(awaitingPayment(offer));
    job(() -> endBooking.cancel(booking.id()));
    return now(booking);
  }

  /** payments.mojo tells of the booking's payment. */
  void tell(Booking booking, Type type, long version) {
    events.on(event(booking, type, version));
  }

  static PaymentEvent event(Booking booking, Type type, long version) {
    Refund refund = booking.refund();
    return new PaymentEvent(
        booking.id().value() + ":" + type + ":" + version,
        type,
        booking.terms().seller(),
        FakePayments.paymentOf(booking.id().value()),
        booking.id().subject(),
        1,
        status(type),
        version,
        null,
        refund == null
            ? null
            : new RefundPart(refund.refundId(), refund.amount(), refund.reason()));
  }

  private static PaymentStatus status(Type type) {
    return switch (type) {
      case REQUESTED, DECLINED -> PaymentStatus.REQUIRES_PAYMENT;
      case PROCESSING -> PaymentStatus.PROCESSING;
      case CAPTURED, REFUND_FAILED -> PaymentStatus.CAPTURED;
      case CANCELLED -> PaymentStatus.CANCELLED;
      case REFUNDED -> PaymentStatus.REFUNDED;
    };
  }

  /** The booking as it is stored now. */
  public Booking now(Booking booking) {
    return stored(() -> bookings.get(booking.id()));
  }

  /** The names of the booking's timeline. */
  public List<BookingEvent.Type> timeline(Booking booking) {
    return stored(() -> bookings.timeline(booking.id())).stream().map(BookingEvent::event).toList();
  }

  @Nullable Long instanceOf(Booking booking) {
    return stored(() -> claims.holder(ClaimBooking.on(booking))).orElse(null);
  }

  /** Something done in a transaction of a job. */
  <T> T stored(Supplier<T> action) {
    return Objects.requireNonNull(job(() -> transaction.execute(status -> action.get())));
  }
}
