package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * One call of an endpoint.
 *
 * @param variables the path's {@code {name}} parts
 * @param params checked and typed by the endpoint's {@link Schema}
 */
record Call(Tx tx, String path, Map<String, String> variables, ObjectNode params) {

  /** The path's id. */
  String id() {
    return variable("id");
  }

  String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the path has no {" + name + "}");
    }
    return value;
  }

  Optional<String> text(String name) {
    return at(name).map(JsonNode::asText);
  }

  long number(String name, long otherwise) {
    return at(name).map(JsonNode::asLong).orElse(otherwise);
  }

  boolean flag(String name) {
    return at(name).map(JsonNode::asBoolean).orElse(false);
  }

  Optional<JsonNode> at(String name) {
    return Optional.ofNullable(params.get(name));
  }
}
