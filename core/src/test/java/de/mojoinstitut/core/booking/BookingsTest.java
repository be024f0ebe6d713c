package de.mojoinstitut.core.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class BookingsTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired Bookings bookings;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void shouldNotOverwriteWhatSomebodyElseStored() {
    // given
    Booking booking = bookers.held(world.offer(1));
    Booking mine = booking.knownAs(new ContactId("contact_1"));
    bookers.stored(() -> bookings.save(booking.knownAs(new ContactId("contact_2"))));

    // then
    assertThatThrownBy(() -> bookers.stored(() -> bookings.save(mine)))
        .isInstanceOf(OptimisticLockingFailureException.class);
    assertThat(bookers.now(booking).contact()).isEqualTo(new ContactId("contact_2"));
  }

  @Test
  void shouldKeepTheTimelineWithItsBooking() {
    // given
    Booking booking = bookers.held(world.offer(1));
    bookers.stored(() -> bookings.save(booking.knownAs(new ContactId("contact_2"))));

    // when
    assertThatThrownBy(
            () -> bookers.stored(() -> bookings.save(booking, BookingEvent.Type.CONFIRMED)))
        .isInstanceOf(OptimisticLockingFailureException.class);

    // then
    assertThat(bookers.timeline(booking)).containsExactly(BookingEvent.Type.HELD);
  }

  @Test
  void shouldSayWhichBookingThereIsNot() {
    assertThatThrownBy(() -> bookers.stored(() -> bookings.get(new BookingId("booking_none"))))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("booking_none");
  }

  @Test
  void shouldPageANewBuyersBookingsFromTheNewest() {
    // given
    Identity buyer = world.member();
    Booking first = bookers.held(world.offer(1), buyer);
    Booking second = bookers.held(world.offer(1), buyer);
    clock.advance(Duration.ofSeconds(1));
    Booking third = bookers.held(world.offer(1), buyer);

    // when
    List<Booking> page = newest(buyer, null, 2);
    Booking last = page.getLast();
    List<Booking> next = newest(buyer, new Bookings.Cursor(last.createdAt(), last.id()), 2);

    // then
    assertThat(page).hasSize(2).startsWith(third);
    assertThat(next).hasSize(1);
    assertThat(List.of(page.get(1), next.getFirst())).containsExactlyInAnyOrder(first, second);
  }

  private List<Booking> newest(Identity buyer, Bookings.@Nullable Cursor before, int limit) {
    return Scopes.within(
        World.scope(buyer),
        () ->
            new TransactionTemplate(transactions)
                .execute(status -> bookings.newest(before, limit)));
  }
}
