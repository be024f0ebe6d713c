package de.mojoinstitut.core.calendar;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appointments as calendar programs read them (RFC 5545, RFC 5546). Nobody is invited and nobody
 * has to answer: it is published, or called off.
 *
 * @param method the {@code METHOD} it says
 * @param text ends each line with CRLF, at most {@value #LONGEST_LINE} octets of UTF-8 each
 */
public record CalendarFile(Method method, String text) {

  static final int LONGEST_LINE = 75;

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** What a calendar does with it. */
  public enum Method {
    PUBLISH,
    /** Only for one appointment: RFC 5546 wants one UID in it. */
    CANCEL
  }

  /** Who it comes from; calendars want an address. */
  public record Host(String name, URI mailto) {}

  /**
   * One appointment.
   *
   * @param uid the same for ever; a calendar replaces by it
   * @param sequence higher with every change
   * @param location null where it has none
   */
  public record Appointment(
      String uid,
      int sequence,
      Instant startsAt,
      Instant endsAt,
      String title,
      String description,
      @Nullable String location,
      URI page) {}

  /** Appointments that take place. */
  public static CalendarFile of(List<Appointment> appointments, Host host, Instant now) {
    return write(Method.PUBLISH, appointments, false, host, now);
  }

  /** The same called off. */
  public static CalendarFile cancelled(List<Appointment> appointments, Host host, Instant now) {
    Method method = appointments.size() == 1 ? Method.CANCEL : Method.PUBLISH;
    return write(method, appointments, true, host, now);
  }

  private static CalendarFile write(
      Method method, List<Appointment> appointments, boolean cancelled, Host host, Instant now) {
    Lines lines = new Lines();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//MOJO Institut//MOJO Hub//DE");
    lines.add("METHOD", method.name());
    for (Appointment appointment : appointments) {
      event(lines, appointment, cancelled, host, now);
    }
    lines.add("END", "VCALENDAR");
    return new CalendarFile(method, lines.folded.toString());
  }

  private static void event(
      Lines lines, Appointment appointment, boolean cancelled, Host host, Instant now) {
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", text(appointment.uid()));
    lines.add("DTSTAMP", UTC.format(now));
    lines.add("SEQUENCE", Integer.toString(appointment.sequence()));
    lines.add("DTSTART", UTC.format(appointment.startsAt()));
    lines.add("DTEND", UTC.format(appointment.endsAt()));
    lines.add("SUMMARY", text(appointment.title()));
    lines.add("DESCRIPTION", text(appointment.description()));
    if (appointment.location() != null) {
      lines.add("LOCATION", text(appointment.location()));
    }
    lines.add("URL", appointment.page().toASCIIString());
    lines.add("ORGANIZER;CN=" + quoted(host.name()), host.mailto().toASCIIString());
    lines.add("STATUS", cancelled ? "CANCELLED" : "CONFIRMED");
    lines.add("END", "VEVENT");
  }

  /** A value of type TEXT (RFC 5545, 3.3.11). */
  private static String text(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n")
        .replaceAll("\\p{Cntrl}", "");
  }

  /** A parameter's value (RFC 6868). */
  private static String quoted(String value) {
    return '"'
        + value
            .replace("^", "^^")
            .replace("\"", "^'")
            .replaceAll("\\R", "^n")
            .replaceAll("\\p{Cntrl}", "")
        + '"';
  }

  /** Folds between characters; a continued line begins with a space. */
  private static final class Lines {

    private final StringBuilder folded = new StringBuilder();

    void add(String name, String value) {
      int octets = 0;
      for (int codePoint : (name + ":" + value).codePoints().toArray()) {
        String character = Character.toString(codePoint);
        int length = character.getBytes(StandardCharsets.UTF_8).length;
        if (octets + length > LONGEST_LINE) {
          folded.append("\r\n ");
          octets = 1;
        }
        folded.append(character);
        octets += length;
      }
      folded.append("\r\n");
    }
  }
}
