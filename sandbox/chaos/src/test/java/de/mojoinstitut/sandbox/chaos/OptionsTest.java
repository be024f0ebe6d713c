package de.mojoinstitut.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void shouldTakeWhatIsGiven() {
    // when
    Options options =
        Options.parse(
            List.of(
                "--seed",
                "5",
                "--bookings",
                "60",
                "--faults",
                "6",
                "--without",
                "stripe-key",
                "--hubs",
                "2"));
    // then
    assertThat(options.seed()).isEqualTo(5);
    assertThat(options.bookings()).isEqualTo(60);
    assertThat(options.faults()).isEqualTo(6);
    assertThat(options.without()).contains(Guard.STRIPE_KEY);
    assertThat(options.hubs()).isEqualTo(2);
  }

  @Test
  void shouldRunOneHubWhereNothingElseIsSaid() {
    assertThat(Options.parse(List.of()).hubs()).isEqualTo(1);
    assertThatThrownBy(() -> Options.parse(List.of("--hubs", "3"))).isInstanceOf(Problem.class);
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() {
    assertThatThrownBy(() -> Options.parse(List.of("--bookings", "many")))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Options.parse(List.of("--bookings", "901")))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Options.parse(List.of("--colour", "red"))).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Options.parse(List.of("--without", "sense")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("idempotency");
  }
}
