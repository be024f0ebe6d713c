package de.mojoinstitut.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuMeterTest {

  @Test
  void shouldAddUpAProcessAndItsEndedChildren() {
    // given: a name with spaces and brackets, then state, 10 fields, and the four times
    String stat = "4711 (a (strange) name) S 1 2 3 4 5 6 7 8 9 10 100 20 3 4 20 0 31 0\n";

    // then
    assertThat(CpuMeter.ticks(stat)).isEqualTo(127);
  }

  @Test
  void shouldCountNothingForAProcessThatIsGone() {
    assertThat(CpuMeter.ticks("")).isZero();
  }

  @Test
  void shouldLeaveIdleTimeOut() {
    // given: user nice system idle iowait irq softirq steal
    String stat = "cpu  1000 20 300 99999 5555 4 1 7777 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n";

    // then
    assertThat(CpuMeter.busyTicks(stat)).isEqualTo(1325);
  }

  @Test
  void shouldTellWhatWasTakenBetweenTwoReadings() {
    // when
    Map<String, Duration> taken =
        CpuMeter.between(
            Map.of("hub", Duration.ofMillis(500)),
            Map.of("hub", Duration.ofMillis(730), "new", Duration.ofMillis(10)));

    // then
    assertThat(taken)
        .containsEntry("hub", Duration.ofMillis(230))
        .containsEntry("new", Duration.ofMillis(10));
  }
}
