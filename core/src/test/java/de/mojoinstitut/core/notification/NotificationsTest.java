package de.mojoinstitut.core.notification;

import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.outbox.OutboxMessage;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.booking.Bookers;
import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingMail;
import de.mojoinstitut.core.booking.NotifyBuyer;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.FakeProfiles;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NotificationsTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired NotifyBuyer notifyBuyer;
  @Autowired MeterRegistry meters;
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
                "select key, message_id, payload from outbox where channel = 'mail' and message_id = ?",
                notification(booking)))
        .containsEntry("key", key(booking))
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
  void shouldRepeatUnderTheSameIdWhatWasTakenWithoutOurNote() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));
    send(booking, booking.number());
    mails.losesAnAnswer();
    assertThatThrownBy(() -> deliver(booking)).isInstanceOf(OutsideUnavailableException.class);

    // when
    deliver(booking);
    deliver(booking);

    // then
    assertThat(mails.taken())
        .extracting(Mail::messageId)
        .containsExactly(notification(booking), notification(booking));
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
    assertThat(outcome(booking)).isEqualTo("NO_ADDRESS");
  }

  @Test
  void shouldNotTryAgainWhatTheServerRefusesForGoodAndCountIt() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));
    send(booking, booking.number());
    mails.refuses(FakeProfiles.profileOf(booking.terms().buyer()).email());
    double before = counted("REFUSED");

    // when
    deliver(booking);
    deliver(booking);

    // then
    assertThat(outcome(booking)).isEqualTo("REFUSED");
    assertThat(unsent(booking)).isZero();
    assertThat(counted("REFUSED")).isEqualTo(before + 1);
  }

  @Test
  void shouldDeliverWhatWasStoredBeforeThereWereSubjects() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));
    database.execute(
        """
        insert into notification (id, region, template, booking_id, recipient, created_at)
        values (?, 'DACH', 'booking-confirmed', ?, ?, now())""",
        notification(booking),
        booking.id().value(),
        booking.terms().buyer().value());

    // when
    deliver(booking);

    // then
    assertThat(mails.taken())
        .singleElement()
        .satisfies(mail -> assertThat(mail.messageId()).isEqualTo(notification(booking)));
    assertThat(outcome(booking)).isEqualTo("SENT");
  }

  @Test
  void shouldSpeakTheRegionsLanguageToWhoHasChosenNone() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));
    profiles.hasNoLanguage(booking.terms().buyer());
    send(booking, booking.number());

    // when
    deliver(booking);

    // then
    assertThat(mails.taken().getFirst().text()).startsWith("Guten Tag");
  }

  @Test
  void shouldCarryTheCalendarOnceConfirmedAndCallItOffLater() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));
    send(booking, booking.number());
    deliver(booking);
    Booking unwanted = bookers.wantedNoMore(booking);

    // when
    bookers.over(unwanted);
    job(() -> notifyBuyer.notify(booking.id(), BookingMail.CANCELLED, booking.number()));
    channel.send(
        new OutboxMessage("mail", key(booking), "booking-cancelled-" + booking.number(), "DACH"));

    // then
    assertThat(mails.taken()).extracting(mail -> mail.attachments().size()).containsExactly(1, 1);
    Mail.Attachment before = mails.taken().getFirst().attachments().getFirst();
    Mail.Attachment after = mails.taken().getLast().attachments().getFirst();
    assertThat(before.contentType()).endsWith("method=PUBLISH");
    assertThat(after.contentType()).endsWith("method=CANCEL");
    assertThat(line(after, "UID:")).isEqualTo(line(before, "UID:"));
    assertThat(Integer.parseInt(line(after, "SEQUENCE:")))
        .isGreaterThan(Integer.parseInt(line(before, "SEQUENCE:")));
  }

  private static String line(Mail.Attachment file, String property) {
    return file.text()
        .lines()
        .filter(line -> line.startsWith(property))
        .map(line -> line.substring(property.length()))
        .findFirst()
        .orElseThrow();
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
    job(() -> notifyBuyer.notify(booking.id(), BookingMail.CONFIRMED, occasion));
  }

  private void deliver(Booking booking) {
    channel.send(new OutboxMessage("mail", key(booking), notification(booking), "DACH"));
  }

  private static String key(Booking booking) {
    return booking.id().value() + "/" + booking.terms().buyer().value();
  }

  private double counted(String outcome) {
    return meters
        .counter("mojo.notifications", "template", "booking-confirmed", "outcome", outcome)
        .count();
  }

  private String outcome(Booking booking) {
    return database
        .texts("select outcome from notification where id = '%s'".formatted(notification(booking)))
        .getFirst();
  }

  private static String notification(Booking booking) {
    return "booking-confirmed-" + booking.number();
  }

  private long waiting(Booking booking) {
    return database.count("outbox where channel = 'mail' and key = ?", key(booking));
  }

  private long unsent(Booking booking) {
    return database.count(
        "notification where coalesce(subject_id, booking_id) = ? and sent_at is null",
        booking.id().value());
  }
}
