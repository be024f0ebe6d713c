package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** New objects: every key that Stripe's object of the kind has, with the value it starts with. */
final class Templates {

  private static final Map<String, ObjectNode> LOADED = new ConcurrentHashMap<>();

  private Templates() {}

  /** A fresh copy, without an id. */
  static ObjectNode of(String kind) {
    return LOADED.computeIfAbsent(kind, Templates::load).deepCopy();
  }

  private static ObjectNode load(String kind) {
    try (var in = Templates.class.getResourceAsStream("templates/" + kind + ".json")) {
      if (in == null) {
        throw new IllegalArgumentException("no template for " + kind);
      }
      return (ObjectNode) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
