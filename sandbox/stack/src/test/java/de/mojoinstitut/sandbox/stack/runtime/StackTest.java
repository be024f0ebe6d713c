package de.mojoinstitut.sandbox.stack.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {

  @TempDir Path home;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Component sleeper;
  private Component failing;
  private Stack stack;

  @BeforeEach
  void stack() {
    sleeper = Component.named("sleeper").command(() -> List.of("sleep", "300")).build();
    failing =
        Component.named("failing")
            .command(() -> List.of("sh", "-c", "echo broken; exit 3"))
            .probe(() -> false)
            .patience(Duration.ofSeconds(20))
            .build();
    stack = stack(sleeper, failing);
  }

  @AfterEach
  void stopAll() {
    stack.stop(List.of("sleeper", "failing"));
  }

  private Stack stack(Component... components) {
    PrintStream out = new PrintStream(printed, true);
    return new Stack(
        List.of(components), new Processes(new Layout(home, home)), new Console(out, out));
  }

  @Test
  void shouldFindWhatAnEarlierLauncherStarted() {
    // given
    assertThat(stack.start(List.of("sleeper"))).isTrue();
    OptionalLong pid = stack.pid("sleeper");

    // when
    Stack later = stack(sleeper, failing);
    boolean ready = later.start(List.of("sleeper"));

    // then
    assertThat(ready).isTrue();
    assertThat(pid).isPresent();
    assertThat(later.pid("sleeper")).isEqualTo(pid);
    assertThat(printed.toString()).contains("was running");
  }

  @Test
  void shouldStartAgainWhatWasKilled() {
    // given
    stack.start(List.of("sleeper"));
    long first = stack.pid("sleeper").orElseThrow();
    ProcessHandle killed = ProcessHandle.of(first).orElseThrow();
    killed.destroyForcibly();
    killed.onExit().join();

    // when
    stack.start(List.of("sleeper"));

    // then
    assertThat(stack.pid("sleeper").orElseThrow()).isNotEqualTo(first);
  }

  @Test
  void shouldRestartWhatRunsInAnotherVariant() {
    // given
    stack.start(List.of("sleeper"));
    long first = stack.pid("sleeper").orElseThrow();
    Component other =
        Component.named("sleeper")
            .command(() -> List.of("sleep", "300"))
            .variant("with more")
            .build();

    // when
    stack(other).start(List.of("sleeper"));

    // then
    assertThat(stack.pid("sleeper").orElseThrow()).isNotEqualTo(first);
  }

  @Test
  void shouldTellWhetherWhatRunsIsOfItsOwnVariant() {
    // given
    Component other = Component.named("sleeper").variant("with more").build();
    // when
    boolean before = stack.runsAsPlanned("sleeper");
    stack.start(List.of("sleeper"));
    // then
    assertThat(before).isFalse();
    assertThat(stack.runsAsPlanned("sleeper")).isTrue();
    assertThat(stack(other).runsAsPlanned("sleeper")).isFalse();
  }

  @Test
  void shouldStopWhatRuns() {
    // given
    stack.start(List.of("sleeper"));

    // when
    boolean stopped = stack.stop(List.of("sleeper"));

    // then
    assertThat(stopped).isTrue();
    assertThat(stack.pid("sleeper")).isEmpty();
  }

  @Test
  void shouldSayWhereToLookWhenAComponentEndsWhileStarting() throws Exception {
    // when
    boolean ready = stack.start(List.of("failing"));

    // then
    assertThat(ready).isFalse();
    assertThat(printed.toString())
        .contains("FAILED: it ended while starting; ./mojo logs failing says why");
    assertThat(Files.readString(home.resolve("logs/failing.log"))).contains("broken");
  }

  @Test
  void shouldReportAPreparationThatBreaks() {
    // given
    Component broken =
        Component.named("sleeper")
            .prepare(
                () -> {
                  throw new IllegalStateException("no disk");
                })
            .build();

    // when
    boolean ready = stack(broken).start(List.of("sleeper"));

    // then
    assertThat(ready).isFalse();
    assertThat(printed.toString()).contains("FAILED").contains("no disk");
  }

  @Test
  void shouldNotStartWhatNeedsAFailedComponent() {
    // given
    Component user =
        Component.named("sleeper").after("failing").command(() -> List.of("sleep", "300")).build();

    // when
    boolean ready = stack(user, failing).start(List.of("sleeper"));

    // then
    assertThat(ready).isFalse();
    assertThat(stack.pid("sleeper")).isEmpty();
  }

  @Test
  void shouldNotMistakeAnotherProcessForItsOwn() throws Exception {
    // given
    stack.start(List.of("sleeper"));
    Path remembered = home.resolve("run/sleeper.pid");
    String text = Files.readString(remembered);

    // when
    Files.writeString(
        remembered, text.replaceAll("started=.*", "started=2020-01-01T00\\\\:00\\\\:00Z"));

    // then
    assertThat(stack.pid("sleeper")).isEmpty();

    Files.writeString(remembered, text);
  }
}
