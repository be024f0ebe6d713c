package de.mojoinstitut.sandbox.stripe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One operation of the API. */
final class Endpoint {

  /** Does the work of an endpoint inside one change. */
  @FunctionalInterface
  interface Operation {
    Answer run(Call call);
  }

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final String name;
  private final String method;
  private final Pattern pattern;
  private final List<String> names = new ArrayList<>();
  private final Schema schema;
  private final Operation operation;

  Endpoint(String method, String template, Schema schema, Operation operation) {
    this.name = method + " " + template;
    this.method = method;
    this.schema = schema;
    this.operation = operation;
    Matcher matcher = VARIABLE.matcher(template);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    this.pattern = Pattern.compile(VARIABLE.matcher(template).replaceAll("([^/]+)"));
  }

  /** Such as {@code GET /v1/refunds/{id}}. */
  String name() {
    return name;
  }

  /** The path's variables where this endpoint is meant. */
  Optional<Map<String, String>> match(String requestMethod, String path) {
    Matcher matcher = pattern.matcher(path);
    if (!method.equals(requestMethod) || !matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      variables.put(names.get(i), matcher.group(i + 1));
    }
    return Optional.of(variables);
  }

  Schema schema() {
    return schema;
  }

  Operation operation() {
    return operation;
  }
}
