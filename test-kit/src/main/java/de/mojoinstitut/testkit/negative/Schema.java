package de.mojoinstitut.testkit.negative;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the document says about a value; references are resolved. */
record Schema(JsonNode document, JsonNode node) {

  static Schema of(JsonNode document, JsonNode node) {
    JsonNode resolved = node;
    while (resolved.has("$ref")) {
      resolved = document.at(resolved.path("$ref").asText().substring(1));
    }
    return new Schema(document, resolved);
  }

  String type() {
    return node.path("type").asText("object");
  }

  boolean isObject() {
    return type().equals("object");
  }

  String format() {
    return node.path("format").asText();
  }

  boolean isTime() {
    return format().equals("date-time") || format().equals("date");
  }

  boolean isEnum() {
    return node.has("enum");
  }

  @Nullable String pattern() {
    return node.path("pattern").textValue();
  }

  @Nullable Long minimum() {
    return number("minimum");
  }

  @Nullable Long maximum() {
    return number("maximum");
  }

  @Nullable Long maxLength() {
    return number("maxLength");
  }

  @Nullable Long maxItems() {
    return number("maxItems");
  }

  long minItems() {
    return node.path("minItems").asLong();
  }

  boolean matches(String value) {
    String pattern = pattern();
    return pattern == null || value.matches(pattern);
  }

  Map<String, Schema> properties() {
    Map<String, Schema> properties = new LinkedHashMap<>();
    node.path("properties")
        .properties()
        .forEach(each -> properties.put(each.getKey(), of(document, each.getValue())));
    return properties;
  }

  Set<String> required() {
    Set<String> names = new HashSet<>();
    node.path("required").forEach(name -> names.add(name.asText()));
    return names;
  }

  Schema items() {
    return of(document, node.path("items"));
  }

  /** What the document must say and does not; null where it says enough. */
  @Nullable String lacks() {
    return switch (type()) {
      case "string" ->
          isEnum() || isTime() || pattern() != null || maxLength() != null
              ? null
              : "a limit (maxLength, pattern, enum)";
      case "integer" -> minimum() == null || maximum() == null ? "minimum and maximum" : null;
      case "array" -> maxItems() == null ? "maxItems" : null;
      default -> null;
    };
  }

  private @Nullable Long number(String name) {
    return node.has(name) ? Long.valueOf(node.path(name).asLong()) : null;
  }
}
