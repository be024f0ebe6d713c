package de.mojoinstitut.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void shouldCountPerSecond() {
    assertThat(Figures.perSecond(30, Duration.ofMillis(1500))).isEqualTo(20);
  }

  @Test
  void shouldShareOutTime() {
    assertThat(Figures.millisEach(Duration.ofSeconds(3), 200)).isEqualTo(15);
  }

  @Test
  void shouldCompareWithTheBase() {
    assertThat(Figures.ratio(30, 120)).isEqualTo(0.25);
  }

  @Test
  void shouldDivideByNothingNever() {
    assertThatIllegalArgumentException().isThrownBy(() -> Figures.ratio(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Figures.perSecond(1, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Figures.millisEach(Duration.ofSeconds(1), 0));
  }

  @Test
  void shouldFindTheMiddle() {
    assertThat(Figures.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Figures.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3);
  }

  @Test
  void shouldWeighRoundsByTheirTimeWhenTheyAreJoined() {
    // given
    Round quick = round(100, 1, 300);
    Round slow = round(100, 3, 100);

    // when
    Round both = quick.and(slow);

    // then
    assertThat(both.perSecond()).isEqualTo(50);
    assertThat(both.cpuMillisEach("hub")).isEqualTo(2);
    assertThat(both.failures()).containsEntry("refused", 2);
  }

  @Test
  void shouldPairNeighbouringRounds() {
    // given
    BookingBench.Result result =
        new BookingBench.Result(
            List.of(round(20, 1, 1), round(30, 1, 1)),
            List.of(round(80, 1, 1), round(100, 1, 1)),
            new Profile(Map.of(), 0),
            32,
            100);

    // then
    assertThat(result.ratios()).containsExactly(0.25, 0.3);
  }

  private static Round round(int done, int seconds, int cpuMillis) {
    return new Round(
        done,
        Map.of("refused", 1),
        Duration.ofSeconds(seconds),
        Map.of(),
        Map.of("hub", Duration.ofMillis(cpuMillis)));
  }
}
