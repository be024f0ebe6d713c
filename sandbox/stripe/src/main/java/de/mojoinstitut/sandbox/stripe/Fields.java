package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** From parameters to an object. */
final class Fields {

  private Fields() {}

  /** Copies what is there. */
  static void copy(JsonNode from, ObjectNode to, String... names) {
    for (String name : names) {
      JsonNode value = from.get(name);
      if (value != null) {
        to.set(name, value.deepCopy());
      }
    }
  }

  /** Copies whatever is there, into nested objects too. */
  static void merge(ObjectNode from, ObjectNode to) {
    for (var entry : from.properties()) {
      if (entry.getValue() instanceof ObjectNode inner
          && to.get(entry.getKey()) instanceof ObjectNode target) {
        merge(inner, target);
      } else {
        to.set(entry.getKey(), entry.getValue().deepCopy());
      }
    }
  }

  /** Adds, changes and unsets as the parameter {@code metadata} says. */
  static void metadata(JsonNode params, ObjectNode object) {
    JsonNode given = params.path("metadata");
    if (given.isTextual()) {
      object.putObject("metadata");
    }
    ObjectNode metadata = object.withObject("metadata");
    for (var entry : given.properties()) {
      if (entry.getValue().asText().isEmpty()) {
        metadata.remove(entry.getKey());
      } else {
        metadata.set(entry.getKey(), entry.getValue());
      }
    }
  }
}
