package de.mojoinstitut.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnstileTest {

  private static final Fault AFTER_THREE =
      new Fault(3, Duration.ZERO, new Fault.Deed.Kill(List.of("hub")));

  private final Turnstile turnstile = new Turnstile(List.of(AFTER_THREE));
  private final AtomicInteger entered = new AtomicInteger();

  @Test
  void shouldHoldMembersBackUntilTheFaultHasStruck() {
    // given
    Thread.startVirtualThread(this::enterTwenty);
    await().untilAtomic(entered, org.hamcrest.Matchers.is(8));
    // when
    turnstile.struck();
    // then
    await().untilAtomic(entered, org.hamcrest.Matchers.is(20));
  }

  @Test
  void shouldLetTheFaultWaitForItsPlace() throws InterruptedException {
    // given
    Thread.startVirtualThread(this::enterTwenty);
    // when
    boolean reached = turnstile.await(3);
    // then
    assertThat(reached).isTrue();
    await().untilAsserted(() -> assertThat(entered.get()).isGreaterThanOrEqualTo(3));
  }

  @Test
  void shouldTellTheFaultThatItsPlaceIsNeverReached() throws InterruptedException {
    // given
    turnstile.enter();
    // when
    turnstile.open();
    // then
    assertThat(turnstile.await(3)).isFalse();
    assertThat(turnstile.await(1)).isTrue();
  }

  private void enterTwenty() {
    try {
      for (int i = 0; i < 20; i++) {
        turnstile.enter();
        entered.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
