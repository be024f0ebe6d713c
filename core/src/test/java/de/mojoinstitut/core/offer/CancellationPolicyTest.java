package de.mojoinstitut.core.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.offer.CancellationPolicy.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CancellationPolicyTest {

  @Test
  void shouldGiveAllBackUntilAWeekAndHalfUntilTwoDaysByDefault() {
    assertThat(CancellationPolicy.DEFAULT.encoded()).isEqualTo("168:100,48:50;0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"168:100,48:50;0", ";0", ";250", "0:100;0", "720:100,168:80,24:10;1500"})
  void shouldReadBackWhatItWrote(String encoded) {
    assertThat(CancellationPolicy.decode(encoded).encoded()).isEqualTo(encoded);
  }

  @Test
  void shouldReadTiersAndFee() {
    assertThat(CancellationPolicy.decode("48:50;250"))
        .isEqualTo(new CancellationPolicy(List.of(new Tier(48, 50)), 250));
  }

  @ParameterizedTest
  @CsvSource({"48,100,168,50", "48,100,48,50", "168,50,48,100"})
  void shouldRefuseTiersOutOfOrder(int hours, int percent, int nextHours, int nextPercent) {
    // given
    List<Tier> tiers = List.of(new Tier(hours, percent), new Tier(nextHours, nextPercent));

    // then
    assertThatThrownBy(() -> new CancellationPolicy(tiers, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"-1,50", "48,-1", "48,101"})
  void shouldRefuseATierThatMakesNoSense(int hours, int percent) {
    assertThatThrownBy(() -> new Tier(hours, percent)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseANegativeFee() {
    assertThatThrownBy(() -> new CancellationPolicy(List.of(), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
