package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.contact.ContactDirectory.ContactCard;
import de.mojoinstitut.core.membership.Stage;
import de.mojoinstitut.core.person.Profile;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.FakeProfiles;
import de.mojoinstitut.core.testing.World;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class SyncContactTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired SyncContact syncContact;

  @ParameterizedTest
  @CsvSource({
    "EVENT, campus_event_booking",
    "WORKSHOP, campus_workshop_booking",
    "GROUP, campus_group_booking",
    "MENTORING, campus_mentoring_booking"
  })
  void shouldMakeTheBuyerAContactOfTheSeller(String kind, String source) {
    // given
    Booking booking = bookers.held(world.offer(1, kind, 9_000));

    // when
    job(() -> syncContact.sync(booking.id()));

    // then
    assertThat(contacts.cards())
        .containsExactly(
            new ContactCard(
                World.ANNA,
                booking.terms().buyer(),
                FakeProfiles.profileOf(booking.terms().buyer()),
                source,
                booking.id().value()));
    assertThat(bookers.now(booking).contact()).isNotNull();
    assertThat(bookers.timeline(booking))
        .containsExactly(BookingEvent.Type.HELD, BookingEvent.Type.CONTACT_SYNCED);
  }

  @Test
  void shouldHaveNoFieldForAMembershipInWhatATenantIsTold() {
    assertThat(Stream.of(ContactCard.class, Profile.class).flatMap(SyncContactTest::fields))
        .containsExactly(
            "tenant", "person", "profile", "source", "occasion", "displayName", "email", "locale");
    assertThat(
            Stream.of(ContactCard.class, Profile.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getType))
        .doesNotContain(Stage.class);
  }

  private static Stream<String> fields(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
  }

  @Test
  void shouldTellKontakteOnceHoweverOftenTheJobRuns() {
    // given
    Booking booking = bookers.held(world.offer(1));
    var first = job(() -> syncContact.sync(booking.id()));

    // when
    var second = job(() -> syncContact.sync(booking.id()));

    // then
    assertThat(second).isEqualTo(first);
    assertThat(contacts.cards()).hasSize(1);
  }

  @Test
  void shouldStoreNothingWhileKontakteIsDown() {
    // given
    Booking booking = bookers.held(world.offer(1));
    contacts.goDown();

    // then
    assertThatThrownBy(() -> job(() -> syncContact.sync(booking.id())))
        .isInstanceOf(OutsideUnavailableException.class);
    assertThat(bookers.now(booking)).isEqualTo(booking);
  }

  @Test
  void shouldStoreNothingWhileTheAccountSystemIsDown() {
    // given
    Booking booking = bookers.held(world.offer(1));
    profiles.goDown();

    // then
    assertThatThrownBy(() -> job(() -> syncContact.sync(booking.id())))
        .isInstanceOf(OutsideUnavailableException.class);
    assertThat(contacts.cards()).isEmpty();
    assertThat(bookers.now(booking)).isEqualTo(booking);
  }

  @Test
  void shouldNameTheBookingWhereTheBuyersAccountIsGone() {
    // given
    Booking booking = bookers.held(world.offer(1));
    profiles.close(booking.terms().buyer());

    // then
    assertThatThrownBy(() -> job(() -> syncContact.sync(booking.id())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(booking.id().value());
    assertThat(contacts.cards()).isEmpty();
  }
}
