package de.mojoinstitut.testkit.negative;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the document.
 *
 * @param body schema of its JSON body, null where it takes none
 * @param responses descriptions by status; those of refusals name the codes
 * @param secured false where anybody may call it
 * @param answers whether a success has a body
 */
record Operation(
    String method,
    String path,
    List<Parameter> parameters,
    @Nullable Schema body,
    Map<Integer, String> responses,
    boolean secured,
    boolean answers) {

  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String TENANT = "x-tenant-id";

  /** A parameter; {@code in} is path, query or header. */
  record Parameter(String name, String in, boolean required, Schema schema) {}

  /** As samples name it: {@code POST /api/things}. */
  String name() {
    return method + " " + path;
  }

  List<Parameter> parametersIn(String place) {
    return parameters.stream().filter(each -> each.in().equals(place)).toList();
  }

  boolean hasHeader(String name) {
    return parametersIn("header").stream().anyMatch(each -> each.name().equalsIgnoreCase(name));
  }

  boolean isIdempotent() {
    return hasHeader(IDEMPOTENCY_KEY);
  }

  /** Whether it takes an object whose properties the document names. */
  boolean takesObject() {
    return body != null && body.isObject();
  }

  /** Whether the document lists the status, and with it the code. */
  boolean documents(int status, String code) {
    return List.of(responses.getOrDefault(status, "").split("[^A-Z_]+")).contains(code);
  }
}
