package de.mojoinstitut.processes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A Camunda form as it stands in its file. */
record FormFile(String name, JsonNode schema) {

  private static final Path FOLDER = Path.of("src/main/resources/forms");
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException("No forms in " + FOLDER, e);
    }
  }

  static List<FormFile> all() {
    return files().stream().map(FormFile::read).toList();
  }

  private static FormFile read(Path file) {
    try {
      return new FormFile(file.getFileName().toString(), JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + file, e);
    }
  }

  String id() {
    return schema.path("id").asText();
  }

  /** The variables that a person fills in. */
  List<String> keys() {
    return components()
        .map(field -> field.path("key").asText())
        .filter(key -> !key.isEmpty())
        .toList();
  }

  /** The values that a person chooses from; empty where the field is no choice. */
  List<String> choices(String key) {
    return components()
        .filter(field -> field.path("key").asText().equals(key))
        .flatMap(field -> stream(field.path("values")))
        .map(choice -> choice.path("value").asText())
        .toList();
  }

  Stream<JsonNode> components() {
    return stream(schema.path("components"));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
