package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import de.mojoinstitut.testkit.WallClock;
import org.junit.jupiter.api.Test;

class ClockTest {

  @Test
  void shouldOnlyAskTheInjectedClock() {
    // given
    JavaClasses production = WallClock.production();
    assertThat(production.contain(PaymentsApplication.class)).isTrue();

    // when / then
    WallClock.NOBODY_ASKS_IT.check(production);
  }
}
