package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.sandbox.stack.runtime.Console;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@code bench memory}: how quickly the hub is ready, and what bookings leave in the heaps. */
final class MemoryBench {

  static final Set<String> OPTIONS = Set.of("--bookings", "--in-flight");

  private static final int STEPS = 4;
  private static final Duration STEP_LIMIT = Duration.ofMinutes(20);

  private final BenchStack stack;
  private final Console console;
  private final int bookings;
  private final ClosedLoop loop;

  MemoryBench(BenchStack stack, Console console, Options options) {
    this.stack = stack;
    this.console = console;
    this.bookings = options.of("--bookings", 10_000);
    this.loop = new ClosedLoop(options.of("--in-flight", 32), STEP_LIMIT);
  }

  /**
   * What was measured.
   *
   * @param hubReady from the start of the hub's process until it is ready; all else ran already
   * @param maxHeaps each application's {@code -Xmx}
   * @param steps in order
   */
  record Result(Duration hubReady, Map<String, String> maxHeaps, List<Step> steps) {}

  /**
   * @param bookings how many were confirmed since the start
   * @param liveBytes what each application's objects take after a collection
   */
  record Step(int bookings, Map<String, Long> liveBytes) {
    long liveBytes(String application) {
      return Objects.requireNonNull(liveBytes.get(application));
    }
  }

  Result run() {
    Duration ready = stack.restart("hub");
    console.say("The hub was ready after %s".formatted(Figures.millis(ready)));
    Map<String, String> maxHeaps = new LinkedHashMap<>();
    for (String application : Profile.APPLICATIONS) {
      maxHeaps.put(application, process(application).maxHeap());
    }
    List<Step> steps = new ArrayList<>();
    try (PaidBookings paid = new PaidBookings(stack, new Members(stack), bookings)) {
      int done = 0;
      for (int i = 1; i <= STEPS; i++) {
        Round round = paid.round(bookings * i / STEPS - bookings * (i - 1) / STEPS, loop);
        done += round.done();
        steps.add(measured(done));
        console.say(
            "  %d bookings, %s/s, %s %s"
                .formatted(
                    done,
                    Figures.one(round.perSecond()),
                    steps.getLast().liveBytes(),
                    round.failures().isEmpty() ? "" : round.failures()));
      }
    }
    return new Result(ready, maxHeaps, steps);
  }

  private Step measured(int done) {
    Map<String, Long> live = new LinkedHashMap<>();
    for (String application : Profile.APPLICATIONS) {
      live.put(application, process(application).liveHeapBytes());
    }
    return new Step(done, live);
  }

  private JavaProcess process(String application) {
    return new JavaProcess(stack.pid(application).orElseThrow());
  }
}
