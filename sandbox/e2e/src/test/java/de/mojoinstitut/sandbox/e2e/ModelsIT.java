package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The models meet the engine that runs on a laptop; it refuses some that newer ones accept. */
@ExtendWith(StackExtension.class)
class ModelsIT {

  private final World world;

  ModelsIT(World world) {
    this.world = world;
  }

  @Test
  void shouldDeployEveryModel() throws IOException {
    // given
    List<String> models = models();
    // then
    assertThat(models).isNotEmpty();
    eventually()
        .untilAsserted(
            () ->
                assertThat(world.hubHealth().at("/components/deployProcesses/status").asText())
                    .isEqualTo("UP"));
    eventually().untilAsserted(() -> assertThat(world.engine().processes()).containsAll(models));
  }

  /**
   * Process ids of all models that the hub brings to the engine; each is named after its process.
   * The forms go with them in one command, so they are there when the models are. Files of another
   * kind there are none: who adds one deploys it and looks for it here.
   */
  private static List<String> models() throws IOException {
    Path folder = Path.of(System.getProperty("mojo.root"), "processes", "src", "main", "resources");
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> names =
          files
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString())
              .toList();
      assertThat(names).allMatch(name -> name.matches("bpmn/[a-z-]+\\.bpmn|forms/[a-z-]+\\.form"));
      return names.stream()
          .filter(name -> name.startsWith("bpmn/"))
          .map(name -> name.substring("bpmn/".length(), name.length() - ".bpmn".length()))
          .toList();
    }
  }
}
