package de.mojoinstitut.chassis.pump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PumpTest {

  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void shouldRunHoweverQuicklyItsThreadStarts() {
    // given
    List<Pump> pumps = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      AtomicInteger once = new AtomicInteger();
      pumps.add(
          new Pump(
              "p" + i,
              Duration.ofMinutes(1),
              () -> {
                if (once.getAndIncrement() == 0) {
                  runs.incrementAndGet();
                }
                return 0;
              }));
    }

    // when
    pumps.forEach(Pump::start);

    // then
    await().until(() -> runs.get() == 200);
    pumps.forEach(Pump::stop);
  }

  @Test
  void shouldGoOnAfterAStepThatThrows() {
    // given
    Pump pump =
        new Pump(
            "troubled",
            Duration.ofMillis(1),
            () -> {
              switch (runs.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("away");
                case 2 -> throw new AssertionError("broken");
                default -> {}
              }
              return 0;
            });

    // when
    pump.start();

    // then
    await().until(() -> runs.get() > 3);
    pump.stop();
    assertThat(pump.isRunning()).isFalse();
  }

  @Test
  void shouldEndItsPauseWhenWoken() {
    // given
    Pump pump = new Pump("asleep", Duration.ofHours(1), () -> runs.getAndIncrement() * 0);
    pump.start();
    await().until(() -> runs.get() == 1);

    // when
    pump.wake();

    // then
    await().until(() -> runs.get() == 2);
    pump.stop();
  }
}
