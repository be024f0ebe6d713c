package de.mojoinstitut.core.offercancellation;

import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.Bookers;
import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.BookingMessages;
import de.mojoinstitut.core.booking.CancelConfirmedBooking;
import de.mojoinstitut.core.booking.CancellationCause;
import de.mojoinstitut.core.booking.Canceller;
import de.mojoinstitut.core.booking.ConfirmBooking;
import de.mojoinstitut.core.booking.EndBooking;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.offercancellation.OfferCancellation.BookingResult;
import de.mojoinstitut.core.offercancellation.OfferCancellation.Reason;
import de.mojoinstitut.core.offercancellation.OfferCancellation.Result;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.RefundPayment;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.World;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OfferCancellationTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired CancelOffer cancelOffer;
  @Autowired ClaimOfferCancellation claim;
  @Autowired CollectOfferCancellation collect;
  @Autowired CancelBookingForOffer cancelBooking;
  @Autowired RecordOfferCancellationResult record;
  @Autowired FinishOfferCancellation finish;
  @Autowired ConfirmBooking confirm;
  @Autowired EndBooking end;
  @Autowired CancelConfirmedBooking cancelConfirmed;
  @Autowired RefundPayment refund;

  @Test
  void shouldBelongToOneInstance() {
    // given
    OfferId offer = world.offer(1);
    cancel(offer);

    // then
    assertThat(job(() -> claim.claim(offer, 1))).isTrue();
    assertThat(job(() -> claim.claim(offer, 1))).isTrue();
    assertThat(job(() -> claim.claim(offer, 2))).isFalse();
  }

  @Test
  void shouldBringEveryBookingToItsResult() {
    // given
    OfferId offer = world.offer(4);
    Booking open = bookers.awaitingPayment(offer);
    Booking confirmed = bookers.confirmed(offer);
    Booking unwanted = bookers.wantedNoMore(bookers.held(offer));
    Booking over = bookers.wantedNoMore(bookers.held(offer));
    job(() -> end.cancel(over.id()));
    cancel(offer);

    // when
    List<BookingId> found = job(() -> collect.collect(offer));
    List<Boolean> settled = found.stream().map(id -> job(() -> cancelBooking.cancel(id))).toList();

    // then
    assertThat(found).containsExactlyInAnyOrder(open.id(), confirmed.id(), unwanted.id());
    assertThat(settled.get(found.indexOf(open.id()))).isFalse();
    assertThat(settled.get(found.indexOf(confirmed.id()))).isFalse();
    assertThat(settled.get(found.indexOf(unwanted.id()))).isTrue();

    // when their own processes have done their part
    job(() -> end.cancel(open.id()));
    job(() -> cancelConfirmed.cancel(confirmed.id()));
    assertThat(settledTold(open)).isEqualTo(1);
    assertThat(settledTold(confirmed)).isZero();
    job(() -> refund.refund(confirmed.id().subject()));
    bookers.refunded(confirmed, 3);
    found.forEach(id -> job(() -> record.record(offer, id)));
    job(() -> finish.finish(offer));

    // then
    assertThat(settledTold(confirmed)).isEqualTo(1);
    assertThat(job(() -> collect.collect(offer))).isEmpty();
    assertThat(results(offer))
        .extracting(BookingResult::booking, BookingResult::result)
        .containsExactlyInAnyOrder(
            tuple(open.id(), Result.CANCELLED),
            tuple(confirmed.id(), Result.REFUNDED),
            tuple(unwanted.id(), Result.ENDED_BEFORE));
    assertThat(payments.refunds())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.amount()).isEqualTo(confirmed.terms().price());
              assertThat(each.reason()).isEqualTo(RefundReason.SELLER_CANCELLED);
            });
  }

  @Test
  void shouldCancelABookingOnceHoweverOftenTheJobRuns() {
    // given
    OfferId offer = world.offer(1);
    Booking booking = bookers.confirmed(offer);
    cancel(offer);

    // when
    job(() -> cancelBooking.cancel(booking.id()));
    boolean settled = job(() -> cancelBooking.cancel(booking.id()));

    // then
    assertThat(settled).isFalse();
    assertThat(database.toldTheProcess(booking.id().value()))
        .containsOnlyOnce(BookingMessages.CANCELLATION_REQUESTED);
  }

  @Test
  void shouldSayThatABookingIsNotThroughInTime() {
    // given
    OfferId offer = world.offer(1);
    Booking booking = bookers.confirmed(offer);
    cancel(offer);
    job(() -> cancelBooking.cancel(booking.id()));

    // then
    assertThat(job(() -> record.record(offer, booking.id()))).isEqualTo(Result.OPEN);
  }

  @Test
  void shouldConfirmNothingOfACancelledOffer() {
    // given
    OfferId offer = world.offer(1);
    Booking booking = bookers.paid(offer);
    cancel(offer);

    // when
    ConfirmBooking.Result result = job(() -> confirm.confirm(booking.id()));

    // then
    assertThat(result).isEqualTo(ConfirmBooking.Result.CANCELLATION_REQUESTED);
    Booking.Cancellation cancellation = Objects.requireNonNull(bookers.now(booking).cancellation());
    assertThat(cancellation.cause()).isEqualTo(CancellationCause.OFFER_CANCELLED);
    assertThat(cancellation.refund()).isEqualTo(booking.terms().price());
  }

  @Test
  void shouldLetNoBookingSlipThroughWhenBothComeAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) {
        // given
        OfferId offer = world.offer(1);
        Booking booking = bookers.paid(offer);

        // when
        Future<ConfirmBooking.Result> confirmed =
            threads.submit(() -> job(() -> confirm.confirm(booking.id())));
        Future<CancelOffer.Result> cancelled = threads.submit(() -> cancel(offer));
        cancelled.get();

        // then
        boolean seen =
            confirmed.get() == ConfirmBooking.Result.CANCELLATION_REQUESTED
                || job(() -> collect.collect(offer)).contains(booking.id());
        assertThat(seen).isTrue();
      }
    }
  }

  private CancelOffer.Result cancel(OfferId offer) {
    Identity anna = world.mentor(World.ANNA);
    return Scopes.within(
        World.scope(anna),
        () -> cancelOffer.cancel(new Canceller(anna, false), offer, Reason.SELLER_ILL));
  }

  private List<BookingResult> results(OfferId offer) {
    return Scopes.within(World.scope(world.mentor(World.ANNA)), () -> cancelOffer.results(offer));
  }

  private long settledTold(Booking booking) {
    return database.toldTheProcess(booking.id().value()).stream()
        .filter(BookingMessages.CANCELLATION_SETTLED::equals)
        .count();
  }
}
