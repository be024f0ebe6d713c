package de.mojoinstitut.sandbox.stack.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.sandbox.stack.runtime.Misuse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockFileTest {

  @TempDir Path folder;

  @Test
  void shouldAddSteps() {
    // given
    ClockFile clock = new ClockFile(folder.resolve("clock"));
    assertThat(clock.offset()).isEqualTo(Duration.ZERO);

    // when
    clock.moveBy(ClockFile.step("+P30D"));
    clock.moveBy(ClockFile.step("+PT1H"));

    // then
    assertThat(new ClockFile(folder.resolve("clock")).offset())
        .isEqualTo(Duration.ofDays(30).plusHours(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PT1H", "-PT1H", "+-PT1H", "+PT-1H", "+P1M", "+1h", "+", "x", "-P1D", "+PT0S"})
  void shouldRefuseWhatIsNoStepForward(String text) {
    assertThatThrownBy(() -> ClockFile.step(text))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("+PT1H");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+P3651D", "+P99999999999D", "+P999999999999999999D"})
  void shouldRefuseALeapOfMoreThanTenYears(String text) {
    assertThatThrownBy(() -> ClockFile.step(text)).isInstanceOf(Misuse.class);
  }

  @Test
  void shouldMoveNothingBeyondTwentyYearsInAll() {
    // given
    ClockFile clock = new ClockFile(folder.resolve("clock"));
    clock.moveBy(ClockFile.step("+P3650D"));
    clock.moveBy(ClockFile.step("+P3650D"));

    // when, then
    assertThatThrownBy(() -> clock.moveBy(ClockFile.step("+PT1S"))).isInstanceOf(Misuse.class);
    assertThat(clock.offset()).isEqualTo(Duration.ofDays(7_300));
  }
}
