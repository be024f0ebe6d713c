package de.mojoinstitut.sandbox.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.runtime.Console;
import java.util.Map;

/** Prints a booking's events as they happen, each once. */
final class Timeline {

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("HELD", "Platz reserviert"),
          Map.entry("CONTACT_SYNCED", "Kontakt in kontakte.mojo der Anbieterin angelegt"),
          Map.entry("PAYMENT_REQUESTED", "Zahlung in payments.mojo angefordert"),
          Map.entry("PAYMENT_DECLINED", "Karte abgelehnt"),
          Map.entry("PAYMENT_CAPTURED", "Zahlung eingegangen"),
          Map.entry("CONFIRMED", "Buchung bestätigt"),
          Map.entry("HOLD_EXPIRED", "Reservierung abgelaufen"),
          Map.entry("RESEATED", "neuer Platz gefunden"),
          Map.entry("CANCELLED", "storniert"),
          Map.entry("REFUND_REQUESTED", "Erstattung angefordert"),
          Map.entry("REFUNDED", "erstattet"));

  private final Console console;
  private int printed;

  Timeline(Console console) {
    this.console = console;
  }

  void follow(JsonNode booking) {
    JsonNode events = booking.path("timeline");
    for (; printed < events.size(); printed++) {
      String event = events.path(printed).path("event").asText();
      String at = events.path(printed).path("at").asText();
      console.say("  %s  %-18s %s".formatted(at, event, TEXTS.getOrDefault(event, "")));
    }
  }
}
