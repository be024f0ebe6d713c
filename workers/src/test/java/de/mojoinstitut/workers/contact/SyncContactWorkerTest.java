package de.mojoinstitut.workers.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.booking.BookingEvent.Type;
import de.mojoinstitut.workers.BookingJob;
import de.mojoinstitut.workers.WorkersTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SyncContactWorkerTest extends WorkersTest {

  @Autowired private SyncContactWorker worker;

  @Test
  void shouldMakeTheBuyerAContactOfTheSeller() {
    // given
    BookingJob job = booking(offer(1, 100), "HELD");
    String buyer = stored(job).terms().buyer().value();

    // when
    SyncContactWorker.Output output = worker.handle(job);

    // then
    assertThat(output.contactId()).isEqualTo("contact_" + buyer);
    assertThat(outside.cards)
        .singleElement()
        .satisfies(
            card -> {
              assertThat(card.tenant().value()).isEqualTo("tenant_anna");
              assertThat(card.person().value()).isEqualTo(buyer);
              assertThat(card.source()).isEqualTo("campus_event_booking");
            });
    assertThat(timeline(job.bookingId())).containsExactly(Type.CONTACT_SYNCED);
  }

  @Test
  void shouldNotAskAgainForAContactThatItKnows() {
    // given
    BookingJob job = booking(offer(1, 100), "HELD");
    SyncContactWorker.Output first = worker.handle(job);

    // when
    SyncContactWorker.Output second = worker.handle(job);

    // then
    assertThat(second).isEqualTo(first);
    assertThat(outside.cards).hasSize(1);
  }

  @Test
  void shouldFailTheJobWhileKontakteIsAway() {
    // given
    BookingJob job = booking(offer(1, 100), "HELD");
    outside.kontakteIsAwayFor(1);

    // when / then
    assertThatExceptionOfType(OutsideUnavailableException.class)
        .isThrownBy(() -> worker.handle(job))
        .withMessage("kontakte: 503");
    assertThat(stored(job).contact()).isNull();
  }
}
