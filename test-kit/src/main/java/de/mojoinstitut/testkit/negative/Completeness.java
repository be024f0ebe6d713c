package de.mojoinstitut.testkit.negative;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.testkit.negative.Operation.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What document and samples must have, so that no request goes untried. */
final class Completeness {

  private final ApiDocument document;
  private final Map<String, List<Sample>> samples;
  private final List<String> complaints = new ArrayList<>();

  Completeness(ApiDocument document, Map<String, List<Sample>> samples) {
    this.document = document;
    this.samples = samples;
  }

  List<String> complaints() {
    Set<String> unknown = new HashSet<>(samples.keySet());
    for (Operation operation : document.operations()) {
      unknown.remove(operation.name());
      described(operation);
      List<Sample> variants = samples.getOrDefault(operation.name(), List.of());
      if (variants.isEmpty()) {
        complaints.add(operation.name() + " has no sample: say what a sound request looks like");
      } else {
        sampled(operation, variants);
      }
    }
    unknown.forEach(each -> complaints.add(each + " has a sample but is not in the document"));
    return complaints;
  }

  private void described(Operation operation) {
    boolean writes = Set.of("POST", "PUT").contains(operation.method());
    if (writes && operation.secured() && !operation.isIdempotent()) {
      complaints.add(operation.name() + " takes no Idempotency-Key");
    }
    for (Parameter each : operation.parameters()) {
      if (!each.in().equals("header") || each.name().equals(Operation.IDEMPOTENCY_KEY)) {
        lacks(operation, each.name(), each.schema());
      }
    }
    if (operation.takesObject() && operation.body() != null) {
      lacks(operation, "body", operation.body());
    }
  }

  private void lacks(Operation operation, String path, Schema schema) {
    String lack = schema.lacks();
    if (lack != null) {
      complaints.add(operation.name() + ": the document does not say " + lack + " of " + path);
    }
    schema.properties().forEach((name, each) -> lacks(operation, path + "." + name, each));
    if (schema.type().equals("array")) {
      lacks(operation, path + "[]", schema.items());
    }
  }

  private void sampled(Operation operation, List<Sample> variants) {
    Sample main = variants.getFirst();
    if (operation.secured() == main.callers().isEmpty()) {
      complaints.add(operation.name() + ": document and sample disagree whether it wants a token");
    }
    for (Parameter variable : operation.parametersIn("path")) {
      boolean hides = main.refusals().stream().anyMatch(each -> each.answer().status() == 404);
      if (!hides && !main.isFree(variable.name())) {
        complaints.add(
            operation.name() + ": whose " + variable.name() + " may the caller not know? (hidden)");
      }
    }
    if (operation.isIdempotent() && operation.takesObject() && main.otherBody() == null) {
      if (operation.body() != null && !operation.body().properties().isEmpty()) {
        complaints.add(operation.name() + ": the sample says no other body (otherwise)");
      }
    }
    if (operation.takesObject() && operation.body() != null) {
      List<JsonNode> bodies =
          variants.stream().<JsonNode>map(each -> each.request().json()).toList();
      properties(operation, operation.body(), bodies, "");
    }
  }

  private void properties(Operation operation, Schema schema, List<JsonNode> objects, String path) {
    schema
        .properties()
        .forEach(
            (name, property) -> {
              List<JsonNode> values =
                  objects.stream()
                      .filter(each -> each.hasNonNull(name))
                      .map(each -> each.path(name))
                      .toList();
              String here = path + name;
              if (values.isEmpty()) {
                complaints.add(operation.name() + ": no sample has " + here);
              } else if (property.isObject()) {
                properties(operation, property, values, here + ".");
              } else if (property.type().equals("array") && property.items().isObject()) {
                List<JsonNode> elements = values.stream().map(each -> each.path(0)).toList();
                properties(operation, property.items(), elements, here + "[].");
              }
              personal(operation, name, values, here);
            });
  }

  private void personal(Operation operation, String name, List<JsonNode> values, String path) {
    boolean unmarked =
        values.stream()
            .anyMatch(value -> !value.asText().toLowerCase(Locale.ROOT).contains(Sample.MARKER));
    if (Sample.PERSONAL.contains(name) && unmarked) {
      complaints.add(operation.name() + ": " + path + " must contain " + Sample.MARKER);
    }
  }
}
