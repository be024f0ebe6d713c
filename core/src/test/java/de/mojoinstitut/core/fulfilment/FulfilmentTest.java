package de.mojoinstitut.core.fulfilment;

import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.Bookers;
import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingEvent;
import de.mojoinstitut.core.booking.BookingMessages;
import de.mojoinstitut.core.booking.BookingStatus;
import de.mojoinstitut.core.booking.CancelConfirmedBooking;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.World;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class FulfilmentTest extends CoreTest {

  private static final long INSTANCE = 5;
  private static final Duration HOLD = Duration.ofDays(7);

  @Autowired Bookers bookers;
  @Autowired ClaimFulfilment claim;
  @Autowired DeliverBooking deliver;
  @Autowired RecordAttendance attendance;
  @Autowired CancelConfirmedBooking cancelConfirmed;
  @Autowired ReleaseRevenue release;

  private Instant now = Instant.EPOCH;
  private OfferId offer = new OfferId("none");

  @BeforeEach
  void offer() {
    now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    offer = world.offer(3);
  }

  @Test
  void shouldTellTheFulfilmentOfAConfirmedBookingOnce() {
    // when
    Booking booking = bookers.confirmed(offer);

    // then
    assertThat(database.processMessages(booking.id().value()))
        .filteredOn(message -> message.name().equals(BookingMessages.CONFIRMED))
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.variables())
                    .containsOnlyKeys(
                        "bookingId",
                        "bookingNumber",
                        "region",
                        "sellerTenantId",
                        "paymentRequired"));
  }

  @ParameterizedTest
  @CsvSource({"25, 1", "24, ", "1, "})
  void shouldRemindADayBeforeWhereThereIsTime(int hoursAhead, Long remindInHours) {
    // given
    Booking booking = begins(bookers.confirmed(offer), now.plus(Duration.ofHours(hoursAhead)));
    Instant endsAt = now.plus(Duration.ofHours(hoursAhead + 2));

    // then
    assertThat(job(() -> claim.claim(booking.id(), INSTANCE)))
        .contains(
            new Schedule(
                remindInHours == null ? null : now.plus(Duration.ofHours(remindInHours)),
                endsAt,
                endsAt.plus(HOLD)));
  }

  @Test
  void shouldBelongToOneInstance() {
    // given
    Booking booking = bookers.confirmed(offer);
    var first = job(() -> claim.claim(booking.id(), INSTANCE));

    // then
    assertThat(first).isPresent();
    assertThat(job(() -> claim.claim(booking.id(), INSTANCE))).isEqualTo(first);
    assertThat(job(() -> claim.claim(booking.id(), 6))).isEmpty();
    assertThat(job(() -> claim.claim(bookers.paid(world.offer(1)).id(), 7))).isEmpty();
  }

  @Test
  void shouldDeliverAtTheEndAndReleaseAfterTheHold() {
    // given
    Booking booking = begins(bookers.confirmed(offer), now.minus(Duration.ofHours(3)));

    // when
    DeliverBooking.Result first = job(() -> deliver.deliver(booking.id()));
    DeliverBooking.Result second = job(() -> deliver.deliver(booking.id()));

    // then
    Instant releaseAt = now.minus(Duration.ofHours(1)).plus(HOLD);
    assertThat(first).isEqualTo(new DeliverBooking.Result.Delivered(releaseAt));
    assertThat(second).isEqualTo(first);
    assertThat(bookers.now(booking).status()).isEqualTo(BookingStatus.DELIVERED);
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.DELIVERED);
  }

  @ParameterizedTest
  @CsvSource({"true, DELIVERED", "false, NO_SHOW"})
  void shouldTakeTheSellersWordAndKeepItWhenTheProcessDelivers(
      boolean present, BookingStatus status) {
    // given
    Booking booking = begins(bookers.confirmed(offer), now);

    // when
    record(booking, present);
    DeliverBooking.Result delivered = job(() -> deliver.deliver(booking.id()));

    // then
    assertThat(bookers.now(booking).status()).isEqualTo(status);
    Instant at = deliveredAt(booking);
    assertThat(delivered).isEqualTo(new DeliverBooking.Result.Delivered(at.plus(HOLD)));
    assertThat(at).isBefore(now.plus(Duration.ofHours(2)));
    assertThat(database.toldTheProcess(booking.id().value()))
        .containsOnlyOnce(BookingMessages.ATTENDED);
  }

  @Test
  void shouldLetTheSellerCorrectItUntilTheRelease() {
    // given
    Booking booking = begins(bookers.confirmed(offer), now);
    record(booking, true);
    record(booking, true);
    record(booking, false);

    // when
    job(() -> release.release(booking.id()));

    // then
    assertThat(bookers.timeline(booking))
        .endsWith(
            BookingEvent.Type.DELIVERED, BookingEvent.Type.NO_SHOW, BookingEvent.Type.RELEASED);
    assertThat(record(booking, true)).isEqualTo(new RecordAttendance.Result.WrongState());
  }

  @Test
  void shouldRefuseAttendanceBeforeTheStartAndOfWhatDoesNotTakePlace() {
    // given
    Booking early = begins(bookers.confirmed(offer), now.plus(Duration.ofHours(1)));
    Booking unwanted = begins(bookers.confirmed(world.offer(1)), now.plus(Duration.ofHours(1)));
    bookers.wantedNoMore(unwanted);
    begins(unwanted, now);
    Booking open = begins(bookers.held(world.offer(1)), now);

    // then
    assertThat(record(early, true)).isEqualTo(new RecordAttendance.Result.WrongState());
    assertThat(record(unwanted, true)).isEqualTo(new RecordAttendance.Result.WrongState());
    assertThat(record(open, true)).isEqualTo(new RecordAttendance.Result.WrongState());
  }

  @Test
  void shouldTakeAttendanceFromTheSellerOnly() {
    // given
    Identity buyer = world.member();
    Booking booking = begins(bookers.confirmed(offer, buyer), now);

    // then
    assertThat(record(buyer, booking, true)).isEqualTo(new RecordAttendance.Result.NotTheSeller());
    assertThat(record(world.mentor(World.BEN), booking, true))
        .isEqualTo(new RecordAttendance.Result.NotFound());
  }

  @Test
  void shouldCancelAConfirmedBookingAndGiveTheSeatBack() {
    // given
    OfferId last = world.offer(1);
    Booking booking = bookers.wantedNoMore(bookers.confirmed(last));

    // when
    var results =
        job(
            () ->
                new Object[] {
                  cancelConfirmed.cancel(booking.id()), cancelConfirmed.cancel(booking.id())
                });

    // then
    assertThat(results).containsOnly(CancelConfirmedBooking.Result.REFUND_DUE);
    assertThat(bookers.timeline(booking))
        .endsWith(BookingEvent.Type.CANCELLED, BookingEvent.Type.REFUND_REQUESTED)
        .containsOnlyOnce(BookingEvent.Type.CANCELLED);
    assertThat(bookers.held(last).status()).isEqualTo(BookingStatus.HELD);
  }

  @Test
  void shouldOweNothingWhereThePolicyKeepsAllOrNothingWasPaid() {
    // given
    Booking late = begins(bookers.confirmed(offer), now.plus(Duration.ofHours(47)));
    bookers.wantedNoMore(late);
    Booking free = bookers.held(world.freeOffer(1));
    database.execute("update booking set status = 'CONFIRMED' where id = ?", free.id().value());
    bookers.wantedNoMore(free);

    // then
    assertThat(job(() -> cancelConfirmed.cancel(late.id())))
        .isEqualTo(CancelConfirmedBooking.Result.NOTHING_DUE);
    assertThat(job(() -> cancelConfirmed.cancel(free.id())))
        .isEqualTo(CancelConfirmedBooking.Result.NOTHING_DUE);
    job(() -> release.release(late.id()));
    job(() -> release.release(free.id()));
    assertThat(bookers.timeline(late)).endsWith(BookingEvent.Type.RELEASED);
    assertThat(bookers.timeline(free)).endsWith(BookingEvent.Type.CANCELLED);
  }

  @Test
  void shouldBeTooLateOnceItHasTakenPlace() {
    // given
    Booking booking = begins(bookers.confirmed(offer), now);
    record(booking, true);

    // then
    assertThat(job(() -> cancelConfirmed.cancel(booking.id())))
        .isEqualTo(CancelConfirmedBooking.Result.TOO_LATE);
  }

  @Test
  void shouldNotDeliverWhatWasCancelledInTime() {
    // given
    Booking booking = bookers.wantedNoMore(bookers.confirmed(offer));
    begins(booking, now.minus(Duration.ofHours(3)));

    // then
    assertThat(job(() -> deliver.deliver(booking.id())))
        .isEqualTo(new DeliverBooking.Result.CancellationRequested());
    assertThat(bookers.now(booking).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELD", "AWAITING_PAYMENT", "EXPIRED"})
  void shouldDoNothingWithABookingThatWasNeverConfirmed(String status) {
    // given
    Booking booking = bookers.held(offer);
    database.execute("update booking set status = ? where id = ?", status, booking.id().value());

    // then
    assertThatThrownBy(() -> job(() -> deliver.deliver(booking.id())))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> job(() -> cancelConfirmed.cancel(booking.id())))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> job(() -> release.release(booking.id())))
        .isInstanceOf(IllegalStateException.class);
  }

  private Instant deliveredAt(Booking booking) {
    return ((Timestamp)
            Objects.requireNonNull(
                database
                    .row(
                        "select delivered_at from fulfilment where booking_id = ?",
                        booking.id().value())
                    .get("delivered_at")))
        .toInstant();
  }

  private Booking begins(Booking booking, Instant at) {
    world.move(booking.terms().offer(), at);
    return booking;
  }

  private RecordAttendance.Result record(Booking booking, boolean present) {
    return record(world.mentor(World.ANNA), booking, present);
  }

  private RecordAttendance.Result record(Identity caller, Booking booking, boolean present) {
    return Scopes.within(
        World.scope(caller), () -> attendance.record(caller, booking.id(), present));
  }
}
