package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.CancelPayment;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.payment.RefundPayment;
import de.mojoinstitut.core.payment.RequestPayment;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.testing.CoreTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine gives a job to a second worker when the first one is slow: both may be at it. */
class JobsAtOnceTest extends CoreTest {

  private static final int WORKERS = 6;

  @Autowired Bookers bookers;
  @Autowired ClaimBooking claimBooking;
  @Autowired SyncContact syncContact;
  @Autowired RequestPayment requestPayment;
  @Autowired ConfirmBooking confirmBooking;
  @Autowired CancelPayment cancelPayment;
  @Autowired EndBooking endBooking;
  @Autowired RefundPayment refundPayment;

  @Test
  void shouldLetOneOfManyInstancesHaveTheBooking() throws Exception {
    // given
    Booking booking = bookers.held(world.offer(1));
    List<Callable<Boolean>> claims = new ArrayList<>();
    for (long instance = 1; instance <= WORKERS; instance++) {
      long key = instance;
      claims.add(() -> job(() -> claimBooking.claim(booking.id(), key, false)));
    }

    // then
    assertThat(atOnce(claims)).containsOnlyOnce(true);
  }

  @Test
  void shouldSyncTheContactOnce() throws Exception {
    // given
    Booking booking = bookers.held(world.offer(1));

    // when
    var found = sixTimes(() -> job(() -> syncContact.sync(booking.id())));

    // then
    assertThat(found).containsOnly(bookers.now(booking).contact());
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.CONTACT_SYNCED);
  }

  @Test
  void shouldRequestThePaymentOnce() throws Exception {
    // given
    Booking booking = bookers.contacted(world.offer(1));

    // when
    sixTimes(() -> job(() -> requestPayment.request(booking.id().subject())));

    // then
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.PAYMENT_REQUESTED);
  }

  @Test
  void shouldConfirmOnce() throws Exception {
    // given
    Booking booking = bookers.paid(world.offer(1));

    // when
    var results = sixTimes(() -> job(() -> confirmBooking.confirm(booking.id())));

    // then
    assertThat(results).containsOnly(ConfirmBooking.Result.CONFIRMED);
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.CONFIRMED);
  }

  @Test
  void shouldReseatOnce() throws Exception {
    // given
    OfferId offer = world.offer(5);
    Booking booking = bookers.expired(offer);
    bookers.tell(booking, Type.CAPTURED, 2);

    // when
    sixTimes(() -> job(() -> confirmBooking.confirm(booking.id())));

    // then
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.RESEATED);
    assertThat(database.count("seat where offer_id = ? and booking_id is not null", offer.value()))
        .isEqualTo(1);
  }

  @Test
  void shouldEndOnce() throws Exception {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));

    // when
    sixTimes(
        () -> {
          job(() -> endBooking.expire(booking.id()));
          return true;
        });

    // then
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.HOLD_EXPIRED);
  }

  @Test
  void shouldAskForOneRefund() throws Exception {
    // given
    Booking booking = bookers.wantedNoMore(bookers.paid(world.offer(1)));

    // when
    sixTimes(() -> job(() -> cancelPayment.cancel(booking.id().subject())));
    sixTimes(
        () -> {
          job(() -> refundPayment.refund(booking.id().subject()));
          return true;
        });

    // then
    assertThat(payments.refunds()).hasSize(WORKERS);
    assertThat(payments.refunds()).containsOnly(payments.refunds().getFirst());
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.REFUND_REQUESTED);
  }

  @Test
  void shouldCancelInOnlyOneProcessWhenItIsConfirmedAtTheSameTime() throws Exception {
    for (int i = 0; i < 10; i++) {
      // given
      Identity buyer = world.member();
      Booking booking = bookers.paid(world.offer(1), buyer);

      // when
      List<Object> both =
          atOnce(
              List.of(
                  () -> job(() -> confirmBooking.confirm(booking.id())),
                  () -> bookers.wantedNoMore(booking)));

      // then
      boolean confirmed = both.getFirst() == ConfirmBooking.Result.CONFIRMED;
      assertThat(bookers.now(booking).isCancellationRequested()).isTrue();
      assertThat(bookers.now(booking).status() == BookingStatus.CONFIRMED).isEqualTo(confirmed);
      assertThat(database.toldTheProcess(booking.id().value()).contains(BookingMessages.CONFIRMED))
          .isEqualTo(confirmed);
    }
  }

  @Test
  void shouldNeverLeaveMoneyBehindWhenItComesWhileTheBookingEnds() throws Exception {
    for (int i = 0; i < 10; i++) {
      // given
      Booking booking = bookers.awaitingPayment(world.offer(1));
      job(() -> cancelPayment.cancel(booking.id().subject()));

      // when
      atOnce(
          List.of(
              () -> {
                bookers.tell(booking, Type.CAPTURED, 2);
                return true;
              },
              () -> {
                job(() -> endBooking.expire(booking.id()));
                return true;
              }));

      // then
      assertThat(database.toldTheProcess(booking.id().value()))
          .containsOnlyOnce(BookingMessages.PAYMENT_CAPTURED_LATE);
      assertThat(job(() -> claimBooking.claim(booking.id(), 99, true))).isTrue();
    }
  }

  private static <T> List<T> sixTimes(Callable<T> step) throws Exception {
    return atOnce(Collections.nCopies(WORKERS, step));
  }

  private static <T> List<T> atOnce(List<Callable<T>> steps) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> each : workers.invokeAll(steps)) {
        results.add(each.get());
      }
    }
    return results;
  }
}
