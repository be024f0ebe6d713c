package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.stripe.model.Event;
import com.stripe.model.StripeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares an answer with the example that Stripe publishes of its kind. Each key of the example
 * must be there, null or of the same JSON type; a further key must be known to Stripe's library.
 */
final class Contract {

  /** Keys are data here, not structure. */
  private static final Set<String> MAPS =
      Set.of(
          "metadata",
          "capabilities",
          "payment_method_options",
          "previous_attributes",
          "source_types",
          "fraud_details");

  private final List<String> problems = new ArrayList<>();

  private Contract() {}

  /** What is wrong with the answer, empty where nothing is. */
  static List<String> problems(JsonNode answer) {
    Contract contract = new Contract();
    if (answer.has("error")) {
      contract.error(answer.path("error"));
    } else {
      contract.object(answer, "");
    }
    return contract.problems;
  }

  private void error(JsonNode error) {
    for (String key : List.of("type", "message")) {
      if (!error.path(key).isTextual()) {
        problems.add("error." + key + " is missing");
      }
    }
    for (var entry : error.properties()) {
      if (!SdkModel.knows(StripeError.class, entry.getKey())) {
        problems.add("error." + entry.getKey() + " is unknown");
      } else if (entry.getValue().has("object")) {
        object(entry.getValue(), "error." + entry.getKey());
      }
    }
  }

  private void object(JsonNode object, String at) {
    String kind = object.path("object").asText();
    if (kind.equals("list")) {
      list(object, at);
      return;
    }
    JsonNode example = Fixtures.of(kind);
    Optional<Class<?>> model = SdkModel.of(kind);
    if (example.isMissingNode() || model.isEmpty()) {
      problems.add(at + " is of the unknown kind '" + kind + "'");
      return;
    }
    keys(object, example, model.get(), at.isEmpty() ? kind : at);
    if (kind.equals("event")) {
      object(object.path("data").path("object"), at + "event.data.object");
    }
  }

  private void list(JsonNode list, String at) {
    for (String key : List.of("data", "has_more", "url")) {
      if (!list.has(key)) {
        problems.add(at + " is a list without " + key);
      }
    }
    for (JsonNode item : list.path("data")) {
      object(item, at + "[]");
    }
  }

  private void keys(JsonNode object, JsonNode example, @Nullable Class<?> model, String at) {
    boolean otherType =
        example.path("type").isTextual() && !example.path("type").equals(object.path("type"));
    for (String key : names(example)) {
      boolean detailsOfOtherType = otherType && key.equals(example.path("type").asText());
      if (!object.has(key) && !detailsOfOtherType) {
        problems.add(at + "." + key + " is missing");
      }
    }
    for (String key : names(object)) {
      value(object.get(key), example.path(key), model, key, at);
    }
  }

  private void value(
      JsonNode value, JsonNode example, @Nullable Class<?> model, String key, String at) {
    String path = at + "." + key;
    boolean known = model != null && SdkModel.knows(model, key);
    if (example.isMissingNode() && !known) {
      problems.add(path + " is unknown");
    } else if (!value.isNull() && !MAPS.contains(key) && !isSnapshot(model, key)) {
      Class<?> inner = model == null ? null : SdkModel.inside(model, key).orElse(null);
      compare(value, example, inner, path);
    }
  }

  /** An event's object is looked at as a whole, by its own kind. */
  private static boolean isSnapshot(@Nullable Class<?> model, String key) {
    return model == Event.class && key.equals("data");
  }

  private void compare(JsonNode value, JsonNode example, @Nullable Class<?> model, String path) {
    boolean comparable = !example.isMissingNode() && !example.isNull();
    boolean expanded = example.isTextual() && value.has("object");
    if (comparable && !expanded && !sameType(value, example)) {
      problems.add(path + " is " + value.getNodeType() + ", not " + example.getNodeType());
    } else if (value.isObject() && value.has("object")) {
      object(value, path);
    } else if (value.isObject() && !(comparable && example.isEmpty())) {
      keys(value, comparable ? example : value, model, path);
    } else if (value.isArray() && comparable && !example.isEmpty() && example.get(0).isObject()) {
      value.forEach(item -> keys(item, example.get(0), model, path + "[]"));
    }
  }

  private static boolean sameType(JsonNode value, JsonNode example) {
    JsonNodeType type = value.getNodeType();
    return type == example.getNodeType();
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
