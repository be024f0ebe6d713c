package de.mojoinstitut.sandbox.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A member at the hub. Where one instance gives no answer the next is asked the same, as behind a
 * load balancer.
 *
 * @param hubs base URLs of all instances, in the order in which they are asked
 * @param token valid for an hour of the stack's time
 */
record Buyer(List<URI> hubs, String token) {

  Answer book(String offer, String key) {
    return post("/api/bookings", key, JsonHttp.object().put("offerId", offer));
  }

  Answer cancel(String booking, String key) {
    return post("/api/bookings/" + booking + "/cancellation", key, JsonHttp.object());
  }

  JsonNode booking(String id) {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + token);
    return ask(
        hub -> new JsonHttp().get(hub.resolve("/api/bookings/" + id), headers).orThrow("The hub"));
  }

  private Answer post(String path, String key, JsonNode body) {
    Map<String, String> headers =
        Map.of("Authorization", "Bearer " + token, "Idempotency-Key", key);
    return ask(hub -> new JsonHttp().post(hub.resolve(path), headers, body));
  }

  private <T> T ask(Function<URI, T> question) {
    Problem nobody = new Problem("There is no hub");
    for (URI hub : hubs) {
      try {
        return question.apply(hub);
      } catch (Problem problem) {
        nobody = problem;
      }
    }
    throw nobody;
  }
}
