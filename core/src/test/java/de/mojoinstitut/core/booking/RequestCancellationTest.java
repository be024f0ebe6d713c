package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.RequestCancellation.Result;
import de.mojoinstitut.core.membership.Stage;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.CancellationPolicy.Quote;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.person.PersonType;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class RequestCancellationTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired RequestCancellation requestCancellation;
  @Autowired QuoteCancellation quoteCancellation;
  @Autowired EndBooking endBooking;

  @Test
  void shouldTellTheProcess() {
    // given
    Identity buyer = world.member();
    Booking booking = bookers.awaitingPayment(world.offer(1), buyer);

    // then
    assertThat(request(buyer, booking)).isEqualTo(new Result.Accepted(bookers.now(booking)));
    assertThat(bookers.now(booking).isCancellationRequested()).isTrue();
    assertThat(database.toldTheProcess(booking.id().value()))
        .containsExactly(BookingMessages.HELD, BookingMessages.CANCELLATION_REQUESTED);
  }

  @Test
  void shouldTellTheProcessOnce() {
    // given
    Identity buyer = world.member();
    Booking booking = bookers.awaitingPayment(world.offer(1), buyer);
    Result first = request(buyer, booking);

    // when
    Result second = request(buyer, booking);

    // then
    assertThat(second).isEqualTo(first);
    assertThat(database.toldTheProcess(booking.id().value()))
        .containsOnlyOnce(BookingMessages.CANCELLATION_REQUESTED);
  }

  @Test
  void shouldSayAcceptedAgainOnceItIsCancelled() {
    // given
    Identity buyer = world.member();
    Booking booking = bookers.awaitingPayment(world.offer(1), buyer);
    request(buyer, booking);
    job(() -> endBooking.cancel(booking.id()));

    // then
    assertThat(request(buyer, booking)).isInstanceOf(Result.Accepted.class);
  }

  @Test
  void shouldAllowItWhileThePaidBookingIsNotConfirmed() {
    // given
    Identity buyer = world.member();

    // then
    assertThat(request(buyer, bookers.paid(world.offer(1), buyer)))
        .isInstanceOf(Result.Accepted.class);
  }

  @Test
  void shouldLetTheSellerAndStaffCancel() {
    // given
    Booking first = bookers.awaitingPayment(world.offer(1));
    Booking second = bookers.confirmed(world.offer(1));

    // then
    assertThat(request(world.mentor(World.ANNA), first)).isInstanceOf(Result.Accepted.class);
    assertThat(cause(first)).isEqualTo(CancellationCause.SELLER);
    assertThat(asStaff(true, second)).isInstanceOf(Result.Accepted.class);
    assertThat(cause(second)).isEqualTo(CancellationCause.STAFF);
  }

  @Test
  void shouldRefuseStaffWithoutTheRole() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));

    // then
    assertThat(asStaff(false, booking)).isEqualTo(new Result.NotAllowed());
    assertThat(bookers.now(booking)).isEqualTo(booking);
  }

  @Test
  void shouldNotBeFoundByAStranger() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));

    // then
    assertThat(request(world.member(), booking)).isEqualTo(new Result.NotFound());
    assertThat(request(world.mentor(World.BEN), booking)).isEqualTo(new Result.NotFound());
    assertThat(request(world.member(Stage.RESILIENZ, World.INDIEN), booking))
        .isEqualTo(new Result.NotFound());
  }

  @ParameterizedTest
  @CsvSource({"168, 10000", "167, 5000", "48, 5000", "47, 0", "1, 0"})
  void shouldPromiseWhatThePolicySaysAtThisMoment(int hoursBefore, long refund) {
    // given
    Identity buyer = world.member();
    OfferId offer = world.offer(1);
    Booking booking = bookers.confirmed(offer, buyer);
    world.move(offer, begin(Duration.ofHours(hoursBefore)));
    Quote quote = ((QuoteCancellation.Result.Quoted) quote(buyer, booking)).quote();

    // when
    Result result = request(buyer, booking);

    // then
    assertThat(result).isInstanceOf(Result.Accepted.class);
    assertThat(bookers.now(booking).refundable()).isEqualTo(Money.of(refund, "EUR"));
    assertThat(quote.refund()).isEqualTo(Money.of(refund, "EUR"));
    assertThat(quote.fee()).isEqualTo(Money.of(10_000 - refund, "EUR"));
  }

  @Test
  void shouldKeepThePromiseHoweverLateItIsKept() {
    // given
    Identity buyer = world.member();
    OfferId offer = world.offer(1);
    Booking booking = bookers.confirmed(offer, buyer);
    world.move(offer, begin(Duration.ofDays(7)));
    request(buyer, booking);
    world.move(offer, begin(Duration.ofHours(1)));

    // then
    assertThat(request(buyer, booking)).isInstanceOf(Result.Accepted.class);
    assertThat(bookers.now(booking).refundable()).isEqualTo(booking.terms().price());
  }

  @Test
  void shouldRefuseTheBuyerOnceItHasBegunButNotTheSeller() {
    // given
    Identity buyer = world.member();
    OfferId offer = world.offer(1);
    Booking booking = bookers.confirmed(offer, buyer);
    world.move(offer, clock.instant());

    // then
    assertThat(quote(buyer, booking)).isEqualTo(new QuoteCancellation.Result.WrongState());
    assertThat(request(buyer, booking)).isEqualTo(new Result.WrongState());
    assertThat(request(world.mentor(World.ANNA), booking)).isInstanceOf(Result.Accepted.class);
    assertThat(bookers.now(booking).refundable()).isEqualTo(booking.terms().price());
  }

  @Test
  void shouldQuoteNothingWhereNothingWasPaid() {
    // given
    Identity buyer = world.member();
    Booking booking = bookers.awaitingPayment(world.offer(1), buyer);

    // then
    assertThat(quote(buyer, booking))
        .isEqualTo(new QuoteCancellation.Result.Quoted(Quote.full(Money.of(0, "EUR"))));
    assertThat(quote(world.member(), booking)).isEqualTo(new QuoteCancellation.Result.NotFound());
  }

  @Test
  void shouldRefuseABookingThatHasTakenPlace() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));
    database.execute("update booking set status = 'DELIVERED' where id = ?", booking.id().value());

    // then
    assertThat(request(world.mentor(World.ANNA), booking)).isEqualTo(new Result.WrongState());
  }

  @Test
  void shouldRefuseAnExpiredBooking() {
    // given
    Identity buyer = world.member();

    // then
    assertThat(request(buyer, bookers.expired(world.offer(1), buyer)))
        .isEqualTo(new Result.WrongState());
  }

  /** Stored times are not as precise as the clock. */
  private Instant begin(Duration fromNow) {
    return clock.instant().plus(fromNow).plusMillis(1);
  }

  private Result request(Identity caller, Booking booking) {
    return Scopes.within(
        World.scope(caller),
        () -> requestCancellation.request(new Canceller(caller, false), booking.id()));
  }

  private QuoteCancellation.Result quote(Identity caller, Booking booking) {
    return Scopes.within(
        World.scope(caller),
        () -> quoteCancellation.quote(new Canceller(caller, false), booking.id()));
  }

  private Result asStaff(boolean role, Booking booking) {
    Identity staff =
        new Identity(new ClerkUserId("user_ops"), PersonType.B2B, null, Locale.GERMANY, null, null);
    Scope all = new Scope(Scope.Kind.API, "user_ops", null, null, Scope.Level.PLATFORM);
    return Scopes.within(
        all, () -> requestCancellation.request(new Canceller(staff, role), booking.id()));
  }

  private CancellationCause cause(Booking booking) {
    return Objects.requireNonNull(bookers.now(booking).cancellation()).cause();
  }
}
