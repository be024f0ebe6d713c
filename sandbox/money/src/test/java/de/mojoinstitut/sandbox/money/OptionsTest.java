package de.mojoinstitut.sandbox.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @Test
  void shouldTakeWhatIsWritten() {
    assertThat(Options.parse(List.of("--seed", "7", "--bookings", "60", "--kill", "--runs", "2")))
        .isEqualTo(new Options(7, 60, 2, true, false));
    assertThat(Options.parse(List.of("--plain", "--seed", "7")))
        .isEqualTo(new Options(7, 1_000, 3, false, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--seed", "--bookings 0", "--runs 7", "--runs x", "--fast"})
  void shouldRefuseWhatItDoesNotKnow(String line) {
    assertThatThrownBy(() -> Options.parse(List.of(line.split(" ", -1))))
        .isInstanceOf(Problem.class);
  }
}
