package de.mojoinstitut.sandbox.clerk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.Webhooks;
import java.time.Clock;

/** Tells the receiver of webhooks what changed, in Clerk's envelope. */
final class Events {

  private static final String INSTANCE = "ins_sandbox";

  private final Webhooks webhooks;
  private final Clock clock;

  Events(Webhooks webhooks, Clock clock) {
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /**
   * @param type such as {@code user.updated}
   * @param data the object after the change, or a stub of the deleted one
   */
  void publish(String type, ObjectNode data) {
    ObjectNode event = Json.object();
    event.set("data", data);
    event
        .put("object", "event")
        .put("type", type)
        .put("timestamp", clock.millis())
        .put("instance_id", INSTANCE);
    event
        .putObject("event_attributes")
        .putObject("http_request")
        .put("client_ip", "127.0.0.1")
        .put("user_agent", "clerk-simulator");
    webhooks.send(Ids.next("msg"), type, Json.write(event));
  }
}
