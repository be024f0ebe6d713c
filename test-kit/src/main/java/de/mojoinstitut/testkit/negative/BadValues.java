package de.mojoinstitut.testkit.negative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** All that is wrong for a value in a JSON body, by what is wrong with it. */
final class BadValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LONG_TEXT = 10_001;

  private final Map<String, JsonNode> values = new LinkedHashMap<>();

  private BadValues() {}

  /**
   * @param sound a value that is right
   */
  static Map<String, JsonNode> of(Schema schema, JsonNode sound, boolean required) {
    BadValues bad = new BadValues();
    bad.types(schema.type());
    switch (schema.type()) {
      case "string" -> bad.text(schema, sound.asText(), required);
      case "integer" -> bad.integer(schema);
      case "array" -> bad.array(schema, sound);
      default -> {}
    }
    return bad.values;
  }

  /** What cannot be told from the type but from what a property is called everywhere. */
  static Map<String, JsonNode> ofName(String name) {
    return switch (name) {
      case "currency" ->
          Map.of("no currency", JSON.textNode("QQQ"), "in lower case", JSON.textNode("eur"));
      case "timeZone" ->
          Map.of("no zone", JSON.textNode("Mars/Olympus"), "an offset", JSON.textNode("+02:00"));
      default -> Map.of();
    };
  }

  private void types(String right) {
    add(right, "string", "a string", JSON.textNode(Sample.MARKER));
    add(right, "string", "an empty string", JSON.textNode(""));
    add(right, "integer", "a number", JSON.numberNode(5));
    add(right, "number", "a fraction", JSON.numberNode(1.5));
    add(right, "boolean", "a boolean", JSON.booleanNode(true));
    add(right, "object", "an object", JSON.objectNode().put(Sample.MARKER, Sample.MARKER));
    add(right, "array", "an array", JSON.arrayNode().add(Sample.MARKER));
  }

  private void add(String right, String type, String name, JsonNode value) {
    if (!type.equals(right)) {
      values.put(name, value);
    }
  }

  private void text(Schema schema, String sound, boolean required) {
    if (schema.isEnum()) {
      text("no such constant", "NO_" + Sample.MARKER);
      text("a constant in lower case", sound.toLowerCase(Locale.ROOT));
      text("an empty string", "");
    } else if (schema.isTime()) {
      time(schema.format().equals("date"));
    } else {
      plain(schema, sound, required);
    }
    Long maxLength = schema.maxLength();
    text("too long", "a".repeat(maxLength == null ? LONG_TEXT : Math.toIntExact(maxLength) + 1));
    values.put("an array of the right", JSON.arrayNode().add(sound));
  }

  private void time(boolean date) {
    text("no time", Sample.MARKER);
    text("an empty string", "");
    text("blank", "  ");
    if (date) {
      text("a day that is not", "2027-02-30");
      text("beyond every calendar", "+999999999-12-31");
      text("before every calendar", "-999999999-01-01");
      values.put("an array of numbers", JSON.arrayNode().add(2027).add(1).add(15));
    } else {
      text("a day that is not", "2027-02-30T10:00:00Z");
      text("without a time", "2027-02-20");
      text("without a zone", "2027-02-20T10:00:00");
      text("beyond every calendar", "+1000000000-12-31T23:59:59Z");
      values.put("seconds since 1970", JSON.numberNode(1_900_000_000L));
    }
  }

  private void plain(Schema schema, String sound, boolean required) {
    if (required || schema.pattern() != null) {
      text("blank", "  ");
      text("an empty string", "");
    }
    if (schema.format().equals("email")) {
      text("no address", Sample.MARKER);
      text("two addresses", "a@example.org,b@example.org");
    }
    String odd = "§ " + Sample.MARKER;
    if (!schema.matches(odd)) {
      text("against the pattern", odd);
    }
    text("with a bell", amid(sound, "\u0007"));
    text("with NUL", amid(sound, "\u0000"));
    text("of two lines", amid(sound, "\n"));
    text("with a line separator", amid(sound, "\u2028"));
    text("with half a character", amid(sound, "\ud800"));
    text("an ideographic space", "\u3000");
    text("a no-break space", "\u00a0");
    text("a space without width", "\u200b");
    text("a byte order mark", "\ufeff");
    text("with an override left open", amid(sound, "\u202e"));
  }

  private static String amid(String text, String inserted) {
    int middle = text.length() / 2;
    return text.substring(0, middle) + inserted + text.substring(middle);
  }

  private void text(String name, String value) {
    values.put(name, JSON.textNode(value));
  }

  private void integer(Schema schema) {
    Long minimum = schema.minimum();
    Long maximum = schema.maximum();
    if (minimum != null) {
      values.put("too small", JSON.numberNode(minimum - 1));
      values.put("far too small", JSON.numberNode(Long.MIN_VALUE));
    }
    if (maximum != null) {
      values.put("too large", JSON.numberNode(maximum + 1));
    }
    values.put("a whole number as text", JSON.textNode("1"));
    values.put("the largest long", JSON.numberNode(Long.MAX_VALUE));
    values.put("beyond long", JSON.numberNode(BigInteger.TWO.pow(63)));
  }

  private void array(Schema schema, JsonNode sound) {
    if (schema.minItems() > 0) {
      values.put("empty", JSON.arrayNode());
    }
    Long most = schema.maxItems();
    if (most != null && !sound.isEmpty()) {
      ArrayNode many = JSON.arrayNode();
      for (long i = 0; i <= most; i++) {
        many.add(MAPPER.<JsonNode>valueToTree(sound.path(0)));
      }
      values.put("with too many", many);
    }
    // Not an array: what would be wrong is the element.
    values.remove("an array");
  }
}
