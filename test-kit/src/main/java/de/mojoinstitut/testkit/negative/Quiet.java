package de.mojoinstitut.testkit.negative;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Waits until what runs behind the requests has come to rest. */
final class Quiet {

  private static final Duration REST = Duration.ofMillis(300);

  private Quiet() {}

  /** What is stored, once it stays so. */
  static Map<String, String> await(Supplier<Map<String, String>> rows) {
    AtomicReference<Map<String, String>> last = new AtomicReference<>(Map.of());
    Awaitility.await()
        .pollInSameThread()
        .pollInterval(REST)
        .until(
            () -> {
              Map<String, String> now = rows.get();
              return Objects.equals(last.getAndSet(now), now);
            });
    return last.get();
  }
}
