package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters that an endpoint takes. One line each: {@code amount! integer}, {@code
 * line_items[].price_data.currency! currency}; {@code !} marks what must be there once its parent
 * is. The kinds of value are those of {@link Values}; {@code object} allows any content.
 */
final class Schema {

  /** What lists take besides their own filters. */
  static final String PAGE =
      """
      limit integer
      starting_after string
      ending_before string
      """;

  private final Map<String, Schema> children = new LinkedHashMap<>();
  private boolean required;
  private boolean array;
  private String type = "";

  private Schema() {}

  static Schema of(String... lines) {
    Schema root = new Schema();
    for (String line : String.join("\n", lines).lines().toList()) {
      if (!line.isBlank()) {
        String[] parts = line.strip().split(" +", 2);
        root.add(parts[0], parts[1]);
      }
    }
    root.add("expand[]", "string");
    return root;
  }

  private void add(String path, String valueType) {
    Schema node = this;
    for (String part : path.split("\\.", -1)) {
      boolean mustBe = part.endsWith("!");
      String name = mustBe ? part.substring(0, part.length() - 1) : part;
      boolean many = name.endsWith("[]");
      node =
          node.children.computeIfAbsent(
              many ? name.substring(0, name.length() - 2) : name, n -> new Schema());
      node.required |= mustBe;
      node.array |= many;
    }
    node.type = valueType;
  }

  /**
   * Checks text parameters and gives them their types.
   *
   * @throws StripeFailure for the first that is unknown, missing or malformed
   */
  ObjectNode read(ObjectNode parameters) {
    return readObject(parameters, "");
  }

  private ObjectNode readObject(ObjectNode given, String path) {
    ObjectNode typed = Json.object();
    for (var entry : given.properties()) {
      String at = path.isEmpty() ? entry.getKey() : path + "[" + entry.getKey() + "]";
      Schema child = children.get(entry.getKey());
      if (child == null) {
        throw StripeFailure.unknown(at);
      }
      typed.set(
          entry.getKey(),
          child.array
              ? child.readArray(entry.getValue(), at)
              : child.readOne(entry.getValue(), at));
    }
    for (var child : children.entrySet()) {
      if (child.getValue().required && !given.has(child.getKey())) {
        String name = child.getKey();
        throw StripeFailure.missing(path.isEmpty() ? name : path + "[" + name + "]");
      }
    }
    return typed;
  }

  private JsonNode readArray(JsonNode value, String at) {
    if (!(value instanceof ArrayNode given)) {
      throw StripeFailure.invalid("Invalid array", null, at);
    }
    ArrayNode typed = Json.array();
    for (int i = 0; i < given.size(); i++) {
      typed.add(readOne(given.get(i), at + "[" + i + "]"));
    }
    return typed;
  }

  private JsonNode readOne(JsonNode value, String at) {
    if (children.isEmpty()) {
      return Values.read(type, value, at);
    }
    if (value instanceof ObjectNode object) {
      return readObject(object, at);
    }
    throw StripeFailure.invalid("Invalid object", null, at);
  }
}
