package de.mojoinstitut.core.notification;

import de.mojoinstitut.core.money.Money;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Something a mail says; how it is written is up to the reader's language and country. */
public sealed interface Fact {

  record Text(String value) implements Fact {}

  /** Decides what a text says; is never shown itself. */
  record Flag(boolean value) implements Fact {}

  record Amount(Money value) implements Fact {}

  /**
   * @param zone of the place it happens at
   */
  record Moment(Instant at, ZoneId zone) implements Fact {}

  /**
   * @param zone of the place they happen at
   */
  record Appointments(List<Appointment> appointments, ZoneId zone) implements Fact {}

  record Appointment(Instant startsAt, Instant endsAt) {}

  record Link(URI url) implements Fact {}
}
