package de.mojoinstitut.sandbox.stack.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An offer as a mentor publishes it, with one session.
 *
 * @param kind {@code EVENT}, {@code WORKSHOP}, {@code GROUP} or {@code MENTORING}
 * @param startsAt the stack's time
 * @param amount price in minor units, 0 for a free one
 */
public record OfferDraft(
    String kind,
    String title,
    Instant startsAt,
    Duration length,
    String timeZone,
    int capacity,
    long amount,
    String currency) {

  /** An event of two hours in Germany, at a full hour. */
  public static OfferDraft event(
      String title, Clock clock, Duration ahead, int capacity, long cents) {
    return new OfferDraft(
        "EVENT",
        title,
        clock.instant().truncatedTo(ChronoUnit.HOURS).plus(ahead),
        Duration.ofHours(2),
        "Europe/Berlin",
        capacity,
        cents,
        "EUR");
  }

  ObjectNode json() {
    ObjectNode offer =
        JsonHttp.object()
            .put("kind", kind)
            .put("title", title)
            .put("startsAt", startsAt.toString())
            .put("endsAt", startsAt.plus(length).toString())
            .put("timeZone", timeZone)
            .put("capacity", capacity);
    offer.putObject("price").put("amount", amount).put("currency", currency);
    return offer;
  }
}
