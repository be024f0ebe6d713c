package de.mojoinstitut.sandbox.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A simulator's objects by kind and id, in memory and in one append-only file of JSON lines. A
 * write is in the operating system's hands before {@link #put} returns, so a killed process loses
 * nothing; a line that a kill cut in half is dropped at the next start. Thread safe; every tree is
 * copied on its way in and out.
 */
public final class ObjectStore implements AutoCloseable {

  private final Map<String, Map<String, ObjectNode>> objects = new LinkedHashMap<>();
  private final BufferedWriter journal;

  /**
   * @param file the journal; created with its folder where it is missing, compacted at each start
   */
  public ObjectStore(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.exists(file)) {
        // An InputStreamReader forgives a character that a kill cut in half; Files.lines does not.
        try (var in =
            new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
          in.lines().forEach(this::replay);
        }
      }
      Path compacted = file.resolveSibling(file.getFileName() + ".new");
      try (BufferedWriter out = Files.newBufferedWriter(compacted, StandardCharsets.UTF_8)) {
        for (var kind : objects.entrySet()) {
          for (var entry : kind.getValue().entrySet()) {
            write(out, kind.getKey(), entry.getKey(), entry.getValue());
          }
        }
      }
      Files.move(
          compacted, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      journal = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void replay(String line) {
    JsonNode entry;
    try {
      entry = Json.parse(line);
    } catch (IllegalArgumentException cutInHalf) {
      return;
    }
    if (entry.path("batch") instanceof ArrayNode batch) {
      batch.forEach(this::replayOne);
    } else {
      replayOne(entry);
    }
  }

  private void replayOne(JsonNode entry) {
    String id = entry.path("id").asText();
    if (entry.path("object") instanceof ObjectNode object) {
      kind(entry.path("kind").asText()).put(id, object);
    } else {
      kind(entry.path("kind").asText()).remove(id);
    }
  }

  /** Stores the object, in place of one with the same kind and id. */
  public synchronized void put(String kind, String id, ObjectNode object) {
    ObjectNode copy = object.deepCopy();
    append(kind, id, copy);
    kind(kind).put(id, copy);
  }

  /** One step of {@link #putAll}: a new state of an object, or null to remove it. */
  public record Change(String kind, String id, @Nullable ObjectNode object) {}

  /** Makes all changes as one: after a kill either all of them are there or none. */
  public synchronized void putAll(List<Change> changes) {
    ArrayNode batch = Json.array();
    for (Change change : changes) {
      ObjectNode object = change.object();
      batch.add(line(change.kind(), change.id(), object == null ? null : object.deepCopy()));
    }
    ObjectNode entry = Json.object();
    entry.set("batch", batch);
    append(entry);
    batch.forEach(this::replayOne);
  }

  public synchronized Optional<ObjectNode> find(String kind, String id) {
    return Optional.ofNullable(kind(kind).get(id)).map(ObjectNode::deepCopy);
  }

  /** All objects of the kind, oldest first. */
  public synchronized List<ObjectNode> all(String kind) {
    return kind(kind).values().stream().map(ObjectNode::deepCopy).toList();
  }

  /**
   * The objects of the kind that the condition holds for, oldest first.
   *
   * @param condition sees the stored trees and must not change them
   */
  public synchronized List<ObjectNode> select(String kind, Predicate<ObjectNode> condition) {
    return kind(kind).values().stream().filter(condition).map(ObjectNode::deepCopy).toList();
  }

  public synchronized void remove(String kind, String id) {
    append(kind, id, null);
    kind(kind).remove(id);
  }

  private Map<String, ObjectNode> kind(String kind) {
    return objects.computeIfAbsent(kind, k -> new LinkedHashMap<>());
  }

  private void append(String kind, String id, @Nullable ObjectNode object) {
    append(line(kind, id, object));
  }

  private void append(ObjectNode line) {
    try {
      journal.write(Json.write(line));
      journal.newLine();
      journal.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode line(String kind, String id, @Nullable ObjectNode object) {
    ObjectNode line = Json.object().put("kind", kind).put("id", id);
    line.set("object", object);
    return line;
  }

  private static void write(BufferedWriter out, String kind, String id, @Nullable ObjectNode object)
      throws IOException {
    out.write(Json.write(line(kind, id, object)));
    out.newLine();
  }

  @Override
  public synchronized void close() {
    try {
      journal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
