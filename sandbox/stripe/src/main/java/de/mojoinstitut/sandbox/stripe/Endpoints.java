package de.mojoinstitut.sandbox.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations that the simulator knows; every resource adds its own. */
final class Endpoints {

  /** An endpoint and its path's variables. */
  record Match(Endpoint endpoint, Map<String, String> variables) {}

  private final List<Endpoint> all = new ArrayList<>();

  void get(String template, Schema schema, Endpoint.Operation operation) {
    all.add(new Endpoint("GET", template, schema, operation));
  }

  void post(String template, Schema schema, Endpoint.Operation operation) {
    all.add(new Endpoint("POST", template, schema, operation));
  }

  /** The usual way to read one object of a kind. */
  void retrieve(String template, String kind) {
    get(template, Schema.of(), call -> Answer.ok(call.tx().need(kind, call.id())));
  }

  Optional<Match> find(String method, String path) {
    for (Endpoint endpoint : all) {
      Optional<Map<String, String>> variables = endpoint.match(method, path);
      if (variables.isPresent()) {
        return Optional.of(new Match(endpoint, variables.get()));
      }
    }
    return Optional.empty();
  }
}
