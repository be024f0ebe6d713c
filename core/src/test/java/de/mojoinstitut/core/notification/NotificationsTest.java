package de.mojoinstitut.core.notification;

import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.outbox.OutboxMessage;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.booking.Bookers;
import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.FakeProfiles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NotificationsTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired SendNotification sendNotification;
  @Autowired MailChannel channel;

  @Test
  void shouldSendOncePerOccasion() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));
    String occasion = "visit of " + booking.number();

    // when
    send(booking, occasion);
    send(booking, occasion);

    // then
    assertThat(waiting(booking)).isEqualTo(1);
  }

  @Test
  void shouldSendAgainAtAnotherOccasion() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));

    // when
    send(booking, "first of " + booking.number());
    send(booking, "second of " + booking.number());

    // then
    assertThat(waiting(booking)).isEqualTo(2);
  }

  @Test
  void shouldStoreNothingPersonalInTheOutbox() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));

    // when
    send(booking, booking.number());

    // then
    assertThat(
            database.row(
                "select key, message_id, payload from outbox where channel = 'mail' and key = ?",
                booking.id().value()))
        .containsEntry("key", booking.id().value())
        .containsEntry("message_id", notification(booking))
        .containsEntry("payload", "DACH");
  }

  @Test
  void shouldWriteTheMailWhenItLeaves() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));
    send(booking, booking.number());

    // when
    deliver(booking);

    // then
    assertThat(mails.taken())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.messageId()).isEqualTo(notification(booking));
              assertThat(mail.to())
                  .isEqualTo(FakeProfiles.profileOf(booking.terms().buyer()).email());
              assertThat(mail.subject()).contains(booking.number());
            });
    assertThat(unsent(booking)).isZero();
  }

  @Test
  void shouldNotSendASecondCopyWhereTheRelayRepeats() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));
    send(booking, booking.number());
    deliver(booking);

    // when
    deliver(booking);

    // then
    assertThat(mails.taken()).hasSize(1);
  }

  @Test
  void shouldSendOnceTheMailServerIsBack() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));
    send(booking, booking.number());
    mails.goDown();
    assertThatThrownBy(() -> deliver(booking)).isInstanceOf(OutsideUnavailableException.class);
    assertThat(unsent(booking)).isEqualTo(1);
    mails.comeBack();

    // when
    deliver(booking);

    // then
    assertThat(mails.taken()).hasSize(1);
    assertThat(unsent(booking)).isZero();
  }

  @Test
  void shouldWriteToNobodyWhoIsGone() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));
    send(booking, booking.number());
    profiles.close(booking.terms().buyer());

    // when
    deliver(booking);

    // then
    assertThat(mails.taken()).isEmpty();
    assertThat(unsent(booking)).isZero();
  }

  @Test
  void shouldTryAgainWhileTheAccountSystemIsDown() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));
    send(booking, booking.number());
    profiles.goDown();

    // then
    assertThatThrownBy(() -> deliver(booking)).isInstanceOf(OutsideUnavailableException.class);
    assertThat(unsent(booking)).isEqualTo(1);
  }

  private void send(Booking booking, String occasion) {
    job(
        () ->
            sendNotification.send(booking.id(), NotificationTemplate.BOOKING_CONFIRMED, occasion));
  }

  private void deliver(Booking booking) {
    channel.send(new OutboxMessage("mail", booking.id().value(), notification(booking), "DACH"));
  }

  private static String notification(Booking booking) {
    return "booking-confirmed-" + booking.number();
  }

  private long waiting(Booking booking) {
    return database.count("outbox where channel = 'mail' and key = ?", booking.id().value());
  }

  private long unsent(Booking booking) {
    return database.count(
        "notification where booking_id = ? and sent_at is null", booking.id().value());
  }
}
