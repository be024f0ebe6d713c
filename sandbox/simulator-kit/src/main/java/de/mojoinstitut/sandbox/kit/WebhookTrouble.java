package de.mojoinstitut.sandbox.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * What goes wrong with webhooks on purpose.
 *
 * @param paused nothing is sent until it is false again
 * @param duplicate every webhook is sent twice, with the same id
 * @param delay how long a new webhook waits before its first try
 * @param drop so many of the next webhooks are never sent
 * @param reverse so many of the next webhooks are kept together and sent last first
 */
public record WebhookTrouble(
    boolean paused, boolean duplicate, Duration delay, int drop, int reverse) {

  public static final WebhookTrouble NONE = new WebhookTrouble(false, false, Duration.ZERO, 0, 0);

  /** This with the fields that the tree names replaced. */
  WebhookTrouble with(JsonNode change) {
    return new WebhookTrouble(
        change.path("paused").asBoolean(paused),
        change.path("duplicate").asBoolean(duplicate),
        Duration.ofMillis(change.path("delayMillis").asLong(delay.toMillis())),
        change.path("drop").asInt(drop),
        change.path("reverse").asInt(reverse));
  }

  WebhookTrouble dropped() {
    return new WebhookTrouble(paused, duplicate, delay, drop - 1, reverse);
  }

  WebhookTrouble reversed() {
    return new WebhookTrouble(paused, duplicate, delay, drop, 0);
  }

  ObjectNode view() {
    return Json.object()
        .put("paused", paused)
        .put("duplicate", duplicate)
        .put("delayMillis", delay.toMillis())
        .put("drop", drop)
        .put("reverse", reverse);
  }
}
