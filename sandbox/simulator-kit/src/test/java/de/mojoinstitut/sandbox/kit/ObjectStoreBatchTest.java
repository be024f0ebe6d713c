package de.mojoinstitut.sandbox.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoreBatchTest {

  @TempDir Path folder;

  private static ObjectStore.Change change(String id, int value) {
    return new ObjectStore.Change("thing", id, Json.object().put("value", value));
  }

  @Test
  void shouldKeepAllChangesOfABatch() {
    // given
    Path file = folder.resolve("store.jsonl");
    try (ObjectStore store = new ObjectStore(file)) {
      store.put("thing", "a", Json.object());
      store.putAll(
          List.of(change("b", 1), change("c", 2), new ObjectStore.Change("thing", "a", null)));
    }

    // when
    try (ObjectStore again = new ObjectStore(file)) {

      // then
      assertThat(again.find("thing", "a")).isEmpty();
      assertThat(again.select("thing", thing -> thing.path("value").asInt() > 1)).hasSize(1);
      assertThat(again.all("thing")).hasSize(2);
    }
  }

  @Test
  void shouldKeepNothingOfABatchThatWasCutInHalf() throws IOException {
    // given
    Path file = folder.resolve("store.jsonl");
    try (ObjectStore store = new ObjectStore(file)) {
      store.putAll(List.of(change("a", 1)));
    }
    long whole = Files.size(file);
    try (ObjectStore store = new ObjectStore(file)) {
      store.putAll(List.of(change("b", 2), change("ü", 3)));
    }
    byte[] bytes = Files.readAllBytes(file);
    int cut = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(0xC3) + 1;
    assertThat(cut).isGreaterThan((int) whole);
    Files.write(file, Arrays.copyOf(bytes, cut));

    // when
    try (ObjectStore again = new ObjectStore(file)) {

      // then
      assertThat(again.all("thing")).hasSize(1);
    }
  }

  @Test
  void shouldNotBeChangedThroughWhatItWasGiven() {
    // given
    try (ObjectStore store = new ObjectStore(folder.resolve("store.jsonl"))) {
      var given = Json.object().put("value", 1);
      store.putAll(List.of(new ObjectStore.Change("thing", "a", given)));

      // when
      given.put("value", 2);

      // then
      assertThat(store.find("thing", "a").orElseThrow().path("value").asInt()).isEqualTo(1);
    }
  }
}
