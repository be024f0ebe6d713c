package de.mojoinstitut.sandbox.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A mentor who publishes offers. */
record Seller(URI hub, String token, Clock clock) {

  /**
   * Publishes an event in 30 days.
   *
   * @param cents price in EUR, 0 for a free one
   * @return the offer's id
   */
  String publishes(String title, int seats, long cents) {
    Instant start = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(30));
    ObjectNode offer =
        JsonHttp.object()
            .put("kind", "EVENT")
            .put("title", title)
            .put("startsAt", start.toString())
            .put("endsAt", start.plus(Duration.ofHours(2)).toString())
            .put("timeZone", "Europe/Berlin")
            .put("capacity", seats);
    offer.putObject("price").put("amount", cents).put("currency", "EUR");
    return new HubApi(hub, token).createOffer(offer).path("offerId").asText();
  }
}
