package de.mojoinstitut.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bpmnlint with Camunda's compatibility rules for 8.6, where its packages are installed. */
class LintTest {

  private static final Path TOOLS = Path.of("render").toAbsolutePath();
  private static final Path LINT = TOOLS.resolve("node_modules/.bin/bpmnlint");
  private static final Path MODELS = Path.of("src/main/resources/bpmn").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void shouldFindNothingInOurModels() throws Exception {
    // given
    assumeTrue(
        Files.exists(LINT), "no node_modules in processes/render (npm ci there): not linted");

    // when / then
    try (var models = Files.list(MODELS)) {
      for (Path model : models.toList()) {
        assertThat(lint(model)).as(model.getFileName().toString()).isEmpty();
      }
    }
  }

  @Test
  void shouldFindATaskWithoutAJobType() throws Exception {
    // given
    assumeTrue(
        Files.exists(LINT), "no node_modules in processes/render (npm ci there): not linted");
    String model = Files.readString(MODELS.resolve("event-booking.bpmn"));
    Path broken = folder.resolve("broken.bpmn");
    Files.writeString(broken, model.replaceFirst("<zeebe:taskDefinition [^>]*/>", ""));

    // when / then
    assertThat(lint(broken)).contains("zeebe:TaskDefinition");
  }

  private static String lint(Path model) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(LINT.toString(), "--config", ".bpmnlintrc", model.toString()))
            .directory(TOOLS.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 && output.isBlank()
        ? ""
        : output + " exit " + process.exitValue();
  }
}
