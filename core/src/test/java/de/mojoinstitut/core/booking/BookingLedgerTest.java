package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.Bookers.event;
import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.fulfilment.DeliverBooking;
import de.mojoinstitut.core.fulfilment.ReleaseRevenue;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.PaymentEvent;
import de.mojoinstitut.core.payment.PaymentEvent.RefundPart;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.payment.PaymentEvents;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.payment.RefundPayment;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One booking's cents, by the sandbox figures, through the use cases that move them. */
class BookingLedgerTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired PaymentEvents events;
  @Autowired CancelConfirmedBooking cancelConfirmed;
  @Autowired RefundPayment refundPayment;
  @Autowired DeliverBooking deliver;
  @Autowired ReleaseRevenue release;

  @Test
  void shouldSplitACaptureOnceHoweverOftenItIsTold() {
    // when
    Booking booking = bookers.paid(world.offer(1));
    bookers.tell(booking, Type.CAPTURED, 3);

    // then 100.00: fee 10.00, of it 2.00 for the distributor, provider 1.75
    assertThat(accounts(booking))
        .containsExactly(
            "CLEARING -10000",
            "DISTRIBUTOR PENDING 200",
            "PLATFORM 800",
            "PROVIDER_FEES 175",
            "TENANT PENDING 8825");
  }

  @Test
  void shouldTakeTheMentoringFee() {
    // when
    Booking booking = bookers.paid(world.offer(1, "MENTORING", 9_000));

    // then 15 % are 13.50, of it 2.70; provider 1.60
    assertThat(accounts(booking))
        .containsExactly(
            "CLEARING -9000",
            "DISTRIBUTOR PENDING 270",
            "PLATFORM 1080",
            "PROVIDER_FEES 160",
            "TENANT PENDING 7490");
  }

  @Test
  void shouldKeepOutOfTheLedgerWhatIsFree() {
    // given
    Booking booking = bookers.held(world.freeOffer(1));
    database.execute("update booking set status = 'DELIVERED' where id = ?", booking.id().value());

    // when
    job(() -> release.release(booking.id()));

    // then
    assertThat(accounts(booking)).isEmpty();
    assertThat(bookers.timeline(booking)).endsWith(BookingEvent.Type.RELEASED);
  }

  @Test
  void shouldReleaseWhatTheSellerKeepsOfALateCancellation() {
    // given
    Booking booking = cancelled(Duration.ofDays(3));

    // when
    job(() -> refundPayment.refund(booking.id().subject()));
    bookers.tell(bookers.now(booking), Type.REFUNDED, 3);
    job(() -> release.release(booking.id()));
    job(() -> release.release(booking.id()));

    // then of 50.00: fee 5.00, of it 1.00; the provider keeps its 1.75
    assertThat(payments.refunds())
        .singleElement()
        .satisfies(
            refund -> {
              assertThat(refund.amount()).isEqualTo(Money.of(5_000, "EUR"));
              assertThat(refund.reason()).isEqualTo(RefundReason.BUYER_CANCELLED);
            });
    assertThat(accounts(booking))
        .containsExactly(
            "CLEARING -5000",
            "DISTRIBUTOR PAYABLE 100",
            "PLATFORM 400",
            "PROVIDER_FEES 175",
            "TENANT PAYABLE 4325");
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.RELEASED);
  }

  @Test
  void shouldReleaseAFullRefundByItself() {
    // given
    Booking booking = cancelled(Duration.ofDays(20));

    // when
    job(() -> refundPayment.refund(booking.id().subject()));
    bookers.tell(bookers.now(booking), Type.REFUNDED, 3);
    job(() -> release.release(booking.id()));

    // then
    assertThat(accounts(booking)).containsExactly("PROVIDER_FEES 175", "TENANT PAYABLE -175");
    assertThat(bookers.timeline(booking)).doesNotContain(BookingEvent.Type.RELEASED);
  }

  @Test
  void shouldPostARefundThatSomebodyElseMade() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));

    // when
    events.on(refunded(booking, 1_000));

    // then
    assertThat(accounts(booking)).contains("CLEARING -9000", "PLATFORM 720", "TENANT PENDING 7925");
    assertThat(bookers.now(booking).isPaid()).isTrue();
    assertThat(bookers.now(booking).refund()).isNull();
  }

  @Test
  void shouldPostTheCaptureThatCameBeforeThereWasALedger() {
    // given
    OfferId offer = world.offer(1);
    Booking booking = bookers.confirmed(offer);
    forget(booking);
    world.move(offer, clock.instant().minus(Duration.ofHours(3)));

    // when
    job(() -> deliver.deliver(booking.id()));
    job(() -> release.release(booking.id()));

    // then
    assertThat(accounts(booking)).contains("TENANT PAYABLE 8825", "DISTRIBUTOR PAYABLE 200");
  }

  /** As if the ledger had not been there. */
  private void forget(Booking booking) {
    String id = booking.id().value();
    database.execute(
        """
        do $$ begin
          set local session_replication_role = replica;
          delete from ledger_line where posting_id in (select id from ledger_posting where source_id = '%1$s');
          delete from ledger_posting where source_id = '%1$s';
        end $$"""
            .formatted(id));
    assertThat(accounts(booking)).isEmpty();
  }

  private Booking cancelled(Duration before) {
    OfferId offer = world.offer(1);
    Booking booking = bookers.confirmed(offer);
    world.move(offer, clock.instant().plus(before).plusMillis(1));
    bookers.wantedNoMore(booking);
    job(() -> cancelConfirmed.cancel(booking.id()));
    return booking;
  }

  private static PaymentEvent refunded(Booking booking, long cents) {
    PaymentEvent event = event(booking, Type.REFUNDED, 9);
    return new PaymentEvent(
        event.eventId(),
        event.type(),
        World.ANNA,
        event.payment(),
        event.subject(),
        1,
        PaymentStatus.PARTIALLY_REFUNDED,
        event.version(),
        null,
        new RefundPart(
            "refund_goodwill_" + booking.id().value(),
            Money.of(cents, "EUR"),
            RefundReason.BUYER_CANCELLED));
  }

  /** What the booking has left on each account, zero left out. */
  private List<String> accounts(Booking booking) {
    return database.texts(
        """
        select concat_ws(' ', account, state, sum(amount)) from ledger_line l
        join ledger_posting p on p.id = l.posting_id where p.source_id = ?
        group by account, state having sum(amount) <> 0 order by 1""",
        booking.id().value());
  }
}
