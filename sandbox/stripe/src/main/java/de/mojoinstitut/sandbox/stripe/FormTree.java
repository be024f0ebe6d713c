package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Form-encoded parameters with brackets as a tree of text: {@code a[b]=1} is an object, {@code
 * a[0]=1} and {@code a[]=1} are arrays.
 */
final class FormTree {

  private FormTree() {}

  static ObjectNode parse(String encoded) {
    ObjectNode root = Json.object();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        put(root, segments(name), value);
      }
    }
    return (ObjectNode) withArrays(root);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw StripeFailure.invalid("Invalid request body: not form encoded.", null, null);
    }
  }

  private static List<String> segments(String name) {
    List<String> segments = new ArrayList<>();
    int bracket = name.indexOf('[');
    segments.add(bracket < 0 ? name : name.substring(0, bracket));
    while (bracket >= 0) {
      int end = name.indexOf(']', bracket);
      if (end < 0) {
        throw StripeFailure.invalid("Invalid parameter name: " + name, null, name);
      }
      segments.add(name.substring(bracket + 1, end));
      bracket = name.indexOf('[', end);
    }
    return segments;
  }

  private static void put(ObjectNode root, List<String> segments, String value) {
    ObjectNode node = root;
    for (String segment : segments.subList(0, segments.size() - 1)) {
      JsonNode child = node.get(key(node, segment));
      node = child instanceof ObjectNode object ? object : node.putObject(key(node, segment));
    }
    node.put(key(node, segments.getLast()), value);
  }

  /** {@code a[]} means the next free index. */
  private static String key(ObjectNode node, String segment) {
    return segment.isEmpty() ? String.valueOf(node.size()) : segment;
  }

  private static JsonNode withArrays(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    object.properties().forEach(entry -> entry.setValue(withArrays(entry.getValue())));
    if (object.isEmpty() || !isIndexed(object)) {
      return object;
    }
    ArrayNode array = Json.array();
    object.forEach(array::add);
    return array;
  }

  private static boolean isIndexed(ObjectNode object) {
    int expected = 0;
    for (var entry : object.properties()) {
      if (!entry.getKey().equals(String.valueOf(expected++))) {
        return false;
      }
    }
    return true;
  }
}
