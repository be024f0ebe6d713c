package de.mojoinstitut.testkit.negative;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.testkit.negative.Operation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The operations of an OpenAPI document. */
record ApiDocument(JsonNode json) {

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    json.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        each ->
                            operations.add(
                                operation(path.getKey(), each.getKey(), each.getValue()))));
    return operations;
  }

  private Operation operation(String path, String method, JsonNode node) {
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode each : node.path("parameters")) {
      parameters.add(
          new Parameter(
              each.path("name").asText(),
              each.path("in").asText(),
              each.path("required").asBoolean(),
              Schema.of(json, each.path("schema"))));
    }
    Map<Integer, String> responses = new TreeMap<>();
    boolean answers = false;
    for (Map.Entry<String, JsonNode> each : node.path("responses").properties()) {
      responses.put(Integer.valueOf(each.getKey()), each.getValue().path("description").asText());
      answers |= each.getKey().startsWith("2") && !each.getValue().path("content").isEmpty();
    }
    JsonNode security = node.has("security") ? node.path("security") : json.path("security");
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        List.copyOf(parameters),
        body(node),
        responses,
        !security.isEmpty(),
        answers);
  }

  private @Nullable Schema body(JsonNode operation) {
    JsonNode content = operation.path("requestBody").path("content");
    return content.isEmpty() ? null : Schema.of(json, content.iterator().next().path("schema"));
  }
}
