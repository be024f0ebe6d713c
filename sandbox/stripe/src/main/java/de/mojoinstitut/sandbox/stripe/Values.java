package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One parameter's text as a typed value. */
final class Values {

  private static final int MAX_METADATA = 50;
  private static final int MAX_METADATA_KEY = 40;
  private static final int MAX_METADATA_VALUE = 500;
  private static final int MAX_TEXT = 5000;

  private Values() {}

  /**
   * @param type {@code string integer boolean currency metadata object range} or {@code enum(a|b)};
   *     a range is a number or {@code gt gte lt lte} with numbers
   * @param at the parameter's name with brackets, for errors
   */
  static JsonNode read(String type, JsonNode value, String at) {
    return switch (type) {
      case "metadata" -> metadata(value, at);
      case "object" -> value;
      case "range" -> range(value, at);
      case "integer" -> integer(text(value, at), at);
      case "boolean" -> bool(text(value, at), at);
      case "currency" -> currency(text(value, at), at);
      case "string" -> limited(text(value, at), at);
      default -> oneOf(type, text(value, at), at);
    };
  }

  private static String text(JsonNode value, String at) {
    if (!value.isTextual()) {
      throw StripeFailure.invalid("Invalid string: " + value, null, at);
    }
    if (value.asText().isEmpty()) {
      throw StripeFailure.invalid(
          "You passed an empty string for '" + at + "'; it cannot be unset.",
          "parameter_invalid_empty",
          at);
    }
    return value.asText();
  }

  private static JsonNode limited(String text, String at) {
    if (text.length() > MAX_TEXT) {
      throw StripeFailure.invalid(
          "Invalid string: must be at most " + MAX_TEXT + " characters",
          "parameter_invalid_string_length",
          at);
    }
    return TextNode.valueOf(text);
  }

  private static JsonNode integer(String text, String at) {
    try {
      return LongNode.valueOf(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw StripeFailure.invalid("Invalid integer: " + text, "parameter_invalid_integer", at);
    }
  }

  private static JsonNode bool(String text, String at) {
    return switch (text) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      default -> throw StripeFailure.invalid("Invalid boolean: " + text, null, at);
    };
  }

  private static JsonNode currency(String text, String at) {
    try {
      Currency.getInstance(text.toUpperCase(Locale.ROOT));
      return TextNode.valueOf(text.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw StripeFailure.invalid("Invalid currency: " + text, null, at);
    }
  }

  private static JsonNode oneOf(String type, String text, String at) {
    List<String> allowed =
        List.of(type.substring("enum(".length(), type.length() - 1).split("\\|"));
    if (!allowed.contains(text)) {
      throw StripeFailure.invalid(
          "Invalid " + at + ": must be one of " + String.join(", ", allowed), null, at);
    }
    return TextNode.valueOf(text);
  }

  private static JsonNode range(JsonNode value, String at) {
    if (!(value instanceof ObjectNode bounds)) {
      return integer(text(value, at), at);
    }
    for (Map.Entry<String, JsonNode> bound : bounds.properties()) {
      String name = at + "[" + bound.getKey() + "]";
      if (!List.of("gt", "gte", "lt", "lte").contains(bound.getKey())) {
        throw StripeFailure.unknown(name);
      }
      bound.setValue(integer(text(bound.getValue(), name), name));
    }
    return bounds;
  }

  /** Texts by name; an empty text unsets one, an empty text in place of the map unsets all. */
  private static JsonNode metadata(JsonNode value, String at) {
    if (value.isTextual() && value.asText().isEmpty()) {
      return value;
    }
    if (!(value instanceof ObjectNode map)) {
      throw StripeFailure.invalid("Invalid object", null, at);
    }
    if (map.size() > MAX_METADATA) {
      throw StripeFailure.invalid("Metadata can have at most 50 keys.", null, at);
    }
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      String name = at + "[" + entry.getKey() + "]";
      if (!entry.getValue().isTextual()) {
        throw StripeFailure.invalid("Metadata values must be strings.", null, name);
      }
      if (entry.getKey().length() > MAX_METADATA_KEY
          || entry.getValue().asText().length() > MAX_METADATA_VALUE) {
        throw StripeFailure.invalid(
            "Metadata keys have at most 40, values at most 500 characters.",
            "parameter_invalid_string_length",
            name);
      }
    }
    return map;
  }
}
