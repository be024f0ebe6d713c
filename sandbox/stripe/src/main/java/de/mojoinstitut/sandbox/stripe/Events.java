package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;

/** {@code /v1/events}: everything that was told, for those who missed it. */
final class Events {

  private static final String KIND = "event";

  private Events() {}

  static void register(Endpoints endpoints) {
    endpoints.get(
        "/v1/events",
        Schema.of("type string", "types[] string", "created range", Schema.PAGE),
        call ->
            Pages.of(
                call, KIND, Pages.equal(call, "type").and(oneOf(call.params().path("types")))));
    endpoints.retrieve("/v1/events/{id}", KIND);
  }

  private static Predicate<ObjectNode> oneOf(JsonNode types) {
    return event -> {
      if (types.isEmpty()) {
        return true;
      }
      for (JsonNode type : types) {
        if (event.path("type").asText().equals(type.asText())) {
          return true;
        }
      }
      return false;
    };
  }
}
