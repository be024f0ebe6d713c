package de.mojoinstitut.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.mojoinstitut.sandbox.stack.runtime.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @TempDir Path home;
  private final ByteArrayOutputStream results = new ByteArrayOutputStream();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  private int run(String... words) {
    Console console = new Console(new PrintStream(results, true), new PrintStream(progress, true));
    return Main.run(
        List.of(words), console, Map.of("MOJO_ROOT", home.toString(), "MOJO_PORT_OFFSET", "20000"));
  }

  @Test
  void shouldTellInOneLineThatThereIsNoSuchCommand() {
    assertThat(run("dance")).isEqualTo(2);
    assertThat(progress.toString())
        .isEqualToIgnoringNewLines("There is no command 'dance'; ./mojo help lists them.");
  }

  @Test
  void shouldTellAProblemInOneLine() {
    assertThat(run("clock", "backwards")).isEqualTo(2);
    assertThat(progress.toString().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+P99999999999D", "-P1D", "+PT0S", "x"})
  void shouldNotMoveTheClockByWhatIsNoStep(String step) {
    assertThat(run("clock", step)).isEqualTo(2);
    assertThat(progress.toString().lines()).hasSize(1);
    assertThat(home.resolve(".mojo/clock")).doesNotExist();
  }

  @Test
  void shouldTellThatNobodyAnswers() {
    assertThat(run("token", "user_max")).isEqualTo(1);
    assertThat(progress.toString())
        .startsWith("Nobody answers at http://localhost:28094")
        .doesNotContain("Exception");
  }

  @Test
  void shouldTellABugInOneLineAndKeepItsTrace() throws Exception {
    // given
    Files.createDirectories(home.resolve(".mojo/clock"));

    // when
    int exit = run("clock");

    // then
    assertThat(exit).isEqualTo(1);
    assertThat(progress.toString().lines()).singleElement().asString().startsWith("Unexpected: ");
    assertThat(home.resolve(".mojo/logs/launcher.log")).content().contains("at de.mojoinstitut");
  }

  @Test
  void shouldReportEveryPartOfAStackThatDoesNotRun() throws Exception {
    // when
    int exit = run("status", "--json");

    // then
    assertThat(exit).isZero();
    assertThat(results.toString().lines()).hasSize(1);
    JsonNode status = new ObjectMapper().readTree(results.toString());
    assertThat(status.fieldNames())
        .toIterable()
        .contains(
            "hub",
            "kontakte",
            "payments",
            "operate",
            "tasklist",
            "broker",
            "stripe",
            "clerk",
            "kafka",
            "postgres",
            "mail");
    assertThat(status.at("/hub/url").asText()).isEqualTo("http://localhost:28090");
    assertThat(status.at("/hub/ready").asBoolean(true)).isFalse();
    assertThat(status.at("/hub/pid").isNull()).isTrue();
    assertThat(status.has("hub2")).isFalse();
  }

  @Test
  void shouldSignServiceTokensWithoutARunningStack() {
    assertThat(run("token", "--service", "hub", "--tenant", "t", "--audience=kontakte")).isZero();
    assertThat(results.toString().strip().split("\\.")).hasSize(3);
  }

  @Test
  void shouldRefuseAnUnknownOption() {
    assertThat(run("up", "--everything")).isEqualTo(2);
    assertThat(progress.toString()).contains("--everything");
  }

  @Test
  void shouldRefuseToStopWhatThereIsNot() {
    assertThat(run("down", "hug")).isEqualTo(1);
    assertThat(progress.toString()).contains("postgres kafka broker");
  }
}
