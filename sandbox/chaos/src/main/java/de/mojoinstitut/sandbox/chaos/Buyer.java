package de.mojoinstitut.sandbox.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import java.net.URI;
import java.util.Map;

/**
 * A member at the hub.
 *
 * @param hub base URL
 * @param token valid for an hour of the stack's time
 */
record Buyer(URI hub, String token) {

  Answer book(String offer, String key) {
    return post("/api/bookings", key, JsonHttp.object().put("offerId", offer));
  }

  Answer cancel(String booking, String key) {
    return post("/api/bookings/" + booking + "/cancellation", key, JsonHttp.object());
  }

  JsonNode booking(String id) {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + token);
    return new JsonHttp().get(hub.resolve("/api/bookings/" + id), headers).orThrow("The hub");
  }

  private Answer post(String path, String key, JsonNode body) {
    return new JsonHttp()
        .post(
            hub.resolve(path),
            Map.of("Authorization", "Bearer " + token, "Idempotency-Key", key),
            body);
  }
}
