package de.mojoinstitut.sandbox.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import de.mojoinstitut.sandbox.stack.client.OfferDraft;
import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.runtime.Console;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds somebody who can book an event of Anna's: Max and {@code event_xyz} at first, then the next
 * person, then a new event.
 *
 * @param hub base URL of the hub
 * @param clock the stack's time
 */
record DemoBooking(URI hub, Tokens tokens, Clock clock, Console console) {

  static final String SELLER = "tenant_anna";
  private static final String EVENT = "event_xyz";
  private static final int LOAD_BUYERS = 1000;

  /**
   * A booking and who made it.
   *
   * @param api the hub as the buyer sees it
   */
  record Placed(String buyer, HubApi api, String bookingId, String bookingNumber) {}

  Placed place() {
    String event = EVENT;
    Iterator<String> buyers = buyers().iterator();
    String buyer = buyers.next();
    while (true) {
      HubApi api = new HubApi(hub, tokens.user(Tokens.Order.of(buyer)));
      Answer answer = api.book(event);
      if (answer.status() == 201) {
        return placed(buyer, api, event, answer.body());
      }
      if (answer.code().equals("ALREADY_BOOKED") && buyers.hasNext()) {
        buyer = buyers.next();
      } else if (event.equals(EVENT)) {
        console.say("%s: %s – Anna bietet einen neuen Termin an.".formatted(EVENT, answer.code()));
        event = newEvent();
      } else {
        throw new Problem("The hub refused the booking: " + answer);
      }
    }
  }

  private Placed placed(String buyer, HubApi api, String event, JsonNode booking) {
    String number = booking.path("bookingNumber").asText();
    console.say("%s bucht %s: Buchung %s".formatted(buyer, event, number));
    return new Placed(buyer, api, booking.path("bookingId").asText(), number);
  }

  private static Stream<String> buyers() {
    return Stream.concat(
        Stream.of("user_max", "user_lena"),
        IntStream.rangeClosed(1, LOAD_BUYERS).mapToObj("user_load_%04d"::formatted));
  }

  private String newEvent() {
    HubApi anna = new HubApi(hub, tokens.user(Tokens.Order.of("user_anna", SELLER)));
    return anna.publish(
        OfferDraft.event("Atem und Energie", clock, Duration.ofDays(30), 20, 10_000));
  }
}
