package de.mojoinstitut.connectors.tasklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A task's variables, which both APIs give as JSON in text. What is too long to be given whole is
 * left out: no decision is.
 */
final class Variables {

  private Variables() {}

  /**
   * @param truncated the field that says whether a value was cut
   */
  static Map<String, Object> read(JsonNode list, String truncated) {
    Map<String, Object> variables = new HashMap<>();
    for (JsonNode variable : list) {
      String value = variable.path("value").asText("");
      if (!variable.path(truncated).asBoolean() && !value.isEmpty()) {
        value(value).ifPresent(known -> variables.put(variable.path("name").asText(), known));
      }
    }
    return variables;
  }

  private static Optional<Object> value(String json) {
    try {
      return Optional.ofNullable(TasklistHttp.JSON.readValue(json, Object.class));
    } catch (JsonProcessingException e) {
      throw TasklistHttp.unavailable("unreadable");
    }
  }
}
