package de.mojoinstitut.sandbox.e2e;

import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.OfferDraft;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** A mentor who publishes offers. */
record Seller(URI hub, String token, Clock clock) {

  /**
   * Publishes an event in 30 days.
   *
   * @param cents price in EUR, 0 for a free one
   * @return the offer's id
   */
  String publishes(String title, int seats, long cents) {
    return new HubApi(hub, token)
        .publish(OfferDraft.event(title, clock, Duration.ofDays(30), seats, cents));
  }
}
