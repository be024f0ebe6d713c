package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The example objects that Stripe publishes. They are no part of this project: they lie beside it
 * in {@code shared/data/stripe}, looked for from here upwards.
 */
final class Fixtures {

  static final String MISSING =
      "Stripe's published fixtures (shared/data/stripe/fixtures3.json) are in no folder above"
          + " this one: the contract with them is not checked";
  private static final Optional<JsonNode> RESOURCES = load();

  private Fixtures() {}

  static boolean present() {
    return RESOURCES.isPresent();
  }

  /** The example of the kind; missing node where there is none. */
  static JsonNode of(String kind) {
    return RESOURCES.map(all -> all.path(kind)).orElseThrow();
  }

  private static Optional<JsonNode> load() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("shared/data/stripe/fixtures3.json");
      if (Files.exists(file)) {
        try {
          return Optional.of(Json.parse(Files.readString(file)).path("resources"));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return Optional.empty();
  }
}
