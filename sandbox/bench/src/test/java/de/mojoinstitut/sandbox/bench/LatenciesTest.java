package de.mojoinstitut.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void shouldTakeTheNearestRankWhateverTheOrder() {
    // given
    Latencies latencies = millis(40, 15, 50, 20, 35);

    // then
    assertThat(latencies.percentile(5)).hasMillis(15);
    assertThat(latencies.percentile(30)).hasMillis(20);
    assertThat(latencies.percentile(40)).hasMillis(20);
    assertThat(latencies.percentile(50)).hasMillis(35);
    assertThat(latencies.percentile(100)).hasMillis(50);
  }

  @Test
  void shouldTellTailsOfAHundredApart() {
    // given
    Latencies latencies = millis(IntStream.rangeClosed(1, 100).toArray());

    // then
    assertThat(latencies.percentile(50)).hasMillis(50);
    assertThat(latencies.percentile(95)).hasMillis(95);
    assertThat(latencies.percentile(99)).hasMillis(99);
  }

  @Test
  void shouldJoinRounds() {
    // when
    Latencies both = millis(1, 2).and(millis(3));

    // then
    assertThat(both.count()).isEqualTo(3);
    assertThat(both.percentile(100)).hasMillis(3);
  }

  @Test
  void shouldRefuseAPercentileOfNothing() {
    assertThatIllegalStateException().isThrownBy(() -> millis().percentile(50));
    assertThatIllegalArgumentException().isThrownBy(() -> millis(1).percentile(0));
    assertThatIllegalArgumentException().isThrownBy(() -> millis(1).percentile(101));
  }

  private static Latencies millis(int... millis) {
    List<Duration> durations = IntStream.of(millis).mapToObj(Duration::ofMillis).toList();
    return new Latencies(durations);
  }
}
