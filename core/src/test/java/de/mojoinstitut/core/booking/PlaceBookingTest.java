package de.mojoinstitut.core.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.mojoinstitut.core.booking.PlaceBooking.Reason;
import de.mojoinstitut.core.booking.PlaceBooking.Result;
import de.mojoinstitut.core.membership.Stage;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.World;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PlaceBookingTest extends CoreTest {

  @Autowired Bookers bookers;

  @Test
  void shouldHoldASeatForAQuarterOfAnHour() {
    // given
    OfferId offer = world.offer(1);
    Identity buyer = world.member();

    // when
    Booking booking = bookers.held(offer, buyer);

    // then
    assertThat(booking.status()).isEqualTo(BookingStatus.HELD);
    assertThat(booking.holdExpiresAt())
        .isCloseTo(clock.instant().plus(Duration.ofMinutes(15)), within(1, ChronoUnit.MICROS));
    assertThat(booking.terms().buyer()).isEqualTo(buyer.user());
    assertThat(database.texts("select booking_id from seat where offer_id = ?", offer.value()))
        .containsExactly(booking.id().value());
    assertThat(bookers.timeline(booking)).containsExactly(BookingEvent.Type.HELD);
  }

  @Test
  void shouldStoreWhatItAnswers() {
    // when
    Booking answered = bookers.held(world.offer(1));

    // then
    assertThat(bookers.now(answered)).isEqualTo(answered);
  }

  @Test
  void shouldStartTheProcessWithIdsAndDecisionsOnly() {
    // given
    Booking booking = bookers.held(world.offer(1));

    // when
    var messages = database.processMessages(booking.id().value());

    // then
    assertThat(messages)
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.name()).isEqualTo("booking.held");
              assertThat(message.correlationKey()).isEqualTo(booking.id().value());
              assertThat(message.variables())
                  .containsExactlyInAnyOrderEntriesOf(
                      Map.of(
                          "bookingId",
                          booking.id().value(),
                          "bookingNumber",
                          booking.number(),
                          "region",
                          "DACH",
                          "sellerTenantId",
                          "tenant_anna",
                          "paymentRequired",
                          true,
                          "holdExpiresAt",
                          booking.holdExpiresAt().toString(),
                          "latePayment",
                          false));
            });
  }

  @Test
  void shouldNeedNoPaymentWhereThePriceIsZero() {
    // when
    Booking booking = bookers.held(world.freeOffer(1));

    // then
    assertThat(database.processMessages(booking.id().value()).getFirst().variables())
        .containsEntry("paymentRequired", false);
  }

  @Test
  void shouldRefuseWhatIsSoldOut() {
    // given
    OfferId offer = world.offer(1);
    bookers.held(offer);

    // then
    assertRefused(world.member(), offer, Reason.SOLD_OUT);
  }

  @Test
  void shouldRefuseASecondBookingOfTheSameOffer() {
    // given
    OfferId offer = world.offer(2);
    Identity buyer = world.member();
    bookers.held(offer, buyer);

    // then
    assertRefused(buyer, offer, Reason.ALREADY_BOOKED);
  }

  @Test
  void shouldRefuseASecondBookingOnceConfirmed() {
    // given
    OfferId offer = world.offer(2);
    Identity buyer = world.member();
    bookers.confirmed(offer, buyer);
    clock.advance(Duration.ofHours(1));

    // then
    assertRefused(buyer, offer, Reason.ALREADY_BOOKED);
  }

  @Test
  void shouldRefuseTheMentorsOwnOffer() {
    assertRefused(world.mentor(World.ANNA), world.offer(1), Reason.OWN_OFFER);
  }

  @Test
  void shouldRefuseTheMentorsOwnOfferInThePersonalContextToo() {
    // given
    Identity anna = world.mentor(World.ANNA);
    Identity personally =
        new Identity(anna.user(), anna.type(), anna.region(), null, anna.stage(), null);

    // then
    assertRefused(personally, world.offer(1), Reason.OWN_OFFER);
  }

  @Test
  void shouldNotFindAnUnknownOffer() {
    assertRefused(world.member(), new OfferId("offer_none"), Reason.NOT_FOUND);
  }

  @Test
  void shouldNotFindAnOfferOfAnotherRegion() {
    assertRefused(world.member(Stage.RESILIENZ, World.INDIEN), world.offer(1), Reason.NOT_FOUND);
  }

  @Test
  void shouldNotFindAnOfferAboveTheStage() {
    assertRefused(
        world.member(Stage.LEBENSENERGIE, World.DACH),
        world.offer(1, "MENTORING", 9_000),
        Reason.NOT_FOUND);
  }

  @Test
  void shouldNotFindAnythingWithoutAMembership() {
    // given
    Identity member = world.member();
    Identity former = new Identity(member.user(), member.type(), member.region(), null, null, null);

    // then
    assertRefused(former, world.offer(1), Reason.NOT_FOUND);
  }

  @Test
  void shouldRefuseAnOfferThatHasBegun() {
    // given
    OfferId offer = world.offer(1);
    Identity buyer = world.member();
    database.execute(
        "update offer set starts_at = ? where id = ?",
        Timestamp.from(clock.instant()),
        offer.value());
    database.execute(
        "update offer_session set starts_at = ? where offer_id = ?",
        Timestamp.from(clock.instant()),
        offer.value());

    // then
    assertRefused(buyer, offer, Reason.WRONG_STATE);
  }

  @Test
  void shouldRefuseACancelledOffer() {
    // given
    OfferId offer = world.offer(1);
    database.execute("update offer set status = 'CANCELLED' where id = ?", offer.value());

    // then
    assertRefused(world.member(), offer, Reason.WRONG_STATE);
  }

  @Test
  void shouldReplaceAnOwnHoldThatIsOver() {
    // given
    OfferId offer = world.offer(1);
    Identity buyer = world.member();
    Booking former = bookers.held(offer, buyer);
    clock.advance(Duration.ofMinutes(15));

    // when
    Booking booking = bookers.held(offer, buyer);

    // then
    assertThat(bookers.now(former).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(database.texts("select booking_id from seat where offer_id = ?", offer.value()))
        .containsExactly(booking.id().value());
  }

  @Test
  void shouldNotReplaceAnOwnBookingThatIsPaidAndWaitsForTheEngine() {
    // given
    OfferId offer = world.offer(2);
    Identity buyer = world.member();
    Booking paid = bookers.paid(offer, buyer);
    clock.advance(Duration.ofMinutes(20));

    // when
    Result result = bookers.place(buyer, offer);

    // then
    assertThat(result).isEqualTo(new Result.Refused(Reason.ALREADY_BOOKED));
    assertThat(bookers.now(paid).status()).isEqualTo(BookingStatus.AWAITING_PAYMENT);
  }

  @Test
  void shouldTakeTheSeatOfAHoldThatIsOver() {
    // given
    OfferId offer = world.offer(1);
    bookers.held(offer);
    clock.advance(Duration.ofMinutes(15));

    // when
    Booking booking = bookers.held(offer);

    // then
    assertThat(database.texts("select booking_id from seat where offer_id = ?", offer.value()))
        .containsExactly(booking.id().value());
  }

  @Test
  void shouldNotTakeTheSeatOfAHoldThatRunsYet() {
    // given
    OfferId offer = world.offer(1);
    bookers.held(offer);
    clock.advance(Duration.ofMinutes(15).minusMillis(1));

    // then
    assertRefused(world.member(), offer, Reason.SOLD_OUT);
  }

  @Test
  void shouldNotTakeTheSeatOfSomeoneWhoPaidInTime() {
    // given
    OfferId offer = world.offer(1);
    bookers.paid(offer);
    clock.advance(Duration.ofMinutes(20));

    // then
    assertRefused(world.member(), offer, Reason.SOLD_OUT);
  }

  /** Refused, and nothing is stored: no booking, no seat, no message. */
  private void assertRefused(Identity buyer, OfferId offer, Reason reason) {
    // given
    long bookings = database.count("booking");
    long messages = database.count("outbox");
    var seats = database.texts("select s::text from seat s order by 1");

    // when
    Result result = bookers.place(buyer, offer);

    // then
    assertThat(result).isEqualTo(new Result.Refused(reason));
    assertThat(database.count("booking")).isEqualTo(bookings);
    assertThat(database.count("outbox")).isEqualTo(messages);
    assertThat(database.texts("select s::text from seat s order by 1")).isEqualTo(seats);
  }
}
