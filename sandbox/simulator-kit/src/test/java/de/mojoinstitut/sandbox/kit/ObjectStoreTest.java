package de.mojoinstitut.sandbox.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoreTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void setUp() {
    file = folder.resolve("deeper/objects.jsonl");
  }

  @Test
  void shouldKeepObjectsInOrderAcrossARestart() {
    // given
    try (ObjectStore store = new ObjectStore(file)) {
      store.put("user", "b", Json.object().put("name", "Müller"));
      store.put("user", "a", Json.object().put("name", "Schmidt"));
      store.put("user", "b", Json.object().put("name", "Maier"));
      store.put("user", "c", Json.object());
      store.remove("user", "c");
    }

    // when
    try (ObjectStore store = new ObjectStore(file)) {

      // then
      assertThat(store.all("user"))
          .extracting(user -> user.path("name").asText())
          .containsExactly("Maier", "Schmidt");
    }
  }

  @Test
  void shouldDropALineThatAKillCutInsideACharacter() throws IOException {
    // given
    try (ObjectStore store = new ObjectStore(file)) {
      store.put("user", "a", Json.object().put("name", "Anna"));
    }
    byte[] line =
        "{\"kind\":\"user\",\"id\":\"b\",\"object\":{\"name\":\"Mü"
            .getBytes(StandardCharsets.UTF_8);
    Files.write(file, Arrays.copyOf(line, line.length - 1), StandardOpenOption.APPEND);

    // when
    try (ObjectStore store = new ObjectStore(file)) {

      // then
      assertThat(store.find("user", "b")).isEmpty();
      assertThat(store.find("user", "a")).isPresent();
    }
  }

  @Test
  void shouldHandOutCopies() {
    // given
    try (ObjectStore store = new ObjectStore(file)) {
      store.put("user", "a", Json.object().put("name", "Anna"));

      // when
      store.find("user", "a").orElseThrow().put("name", "other");

      // then
      assertThat(store.find("user", "a").orElseThrow().path("name").asText()).isEqualTo("Anna");
    }
  }

  @Test
  void shouldCompactTheJournalAtStart() throws IOException {
    // given
    try (ObjectStore store = new ObjectStore(file)) {
      for (int i = 0; i < 50; i++) {
        store.put("user", "a", Json.object().put("i", i));
      }
    }

    // when
    new ObjectStore(file).close();

    // then
    assertThat(Files.readAllLines(file)).hasSize(1);
  }
}
