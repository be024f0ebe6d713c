package de.mojoinstitut.connectors.tasklist;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Instants as Camunda writes them: with the offset as {@code Z}, {@code +00:00} or {@code +0000}.
 */
final class CompletionDates {

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter();

  private CompletionDates() {}

  static Instant parse(String text) {
    try {
      return OffsetDateTime.parse(text, FORMAT).toInstant();
    } catch (DateTimeException e) {
      throw TasklistHttp.unavailable("unreadable");
    }
  }
}
