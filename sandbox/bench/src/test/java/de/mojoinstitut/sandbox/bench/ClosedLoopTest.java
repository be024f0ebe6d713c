package de.mojoinstitut.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

  @Test
  void shouldDoEachPieceOnce() {
    // when
    ClosedLoop.Outcome<Integer> outcome = loop(4).run(100, number -> number);

    // then
    assertThat(outcome.done()).hasSize(100).doesNotHaveDuplicates();
    assertThat(outcome.failures()).isEmpty();
  }

  @Test
  void shouldKeepSoManyInFlight() {
    // given: nobody goes on before four have started
    CountDownLatch four = new CountDownLatch(4);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    // when
    loop(4)
        .run(
            40,
            number -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              four.countDown();
              four.await();
              now.decrementAndGet();
              return number;
            });

    // then
    assertThat(most).hasValue(4);
  }

  @Test
  void shouldCountFailuresByTheirReason() {
    // when
    ClosedLoop.Outcome<Integer> outcome =
        loop(2)
            .run(
                10,
                number -> {
                  if (number % 5 == 0) {
                    throw new IllegalStateException("SOLD_OUT");
                  }
                  return number;
                });

    // then
    assertThat(outcome.done()).hasSize(8);
    assertThat(outcome.failures()).containsEntry("SOLD_OUT", 2);
  }

  @Test
  void shouldStartNothingWhenTheTimeIsOver() {
    // when
    ClosedLoop.Outcome<Integer> outcome =
        new ClosedLoop(2, Duration.ZERO).run(10, number -> number);

    // then
    assertThat(outcome.done()).isEmpty();
    assertThat(outcome.failures()).containsEntry("not started within 0 s", 10);
  }

  private static ClosedLoop loop(int inFlight) {
    return new ClosedLoop(inFlight, Duration.ofMinutes(1));
  }
}
