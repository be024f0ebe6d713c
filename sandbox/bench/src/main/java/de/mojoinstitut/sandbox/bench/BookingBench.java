package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.sandbox.stack.runtime.Console;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code bench booking}: paid bookings against the bare engine, in turns. */
final class BookingBench {

  static final Set<String> OPTIONS =
      Set.of("--rounds", "--bookings", "--instances", "--in-flight", "--warm-up");

  private static final Duration ROUND_LIMIT = Duration.ofMinutes(5);

  private final BenchStack stack;
  private final Console console;
  private final int rounds;
  private final int bookings;
  private final int instances;
  private final int warmUp;
  private final ClosedLoop loop;

  BookingBench(BenchStack stack, Console console, Options options) {
    this.stack = stack;
    this.console = console;
    this.rounds = options.of("--rounds", 3);
    this.bookings = options.of("--bookings", 200);
    this.instances = options.of("--instances", 800);
    this.warmUp = options.of("--warm-up", 2000);
    this.loop = new ClosedLoop(options.of("--in-flight", 32), ROUND_LIMIT);
  }

  /**
   * What was measured.
   *
   * @param real rounds of paid bookings
   * @param bare rounds of the engine alone, as many
   * @param warmedUpBy bookings before the first round
   */
  record Result(List<Round> real, List<Round> bare, Profile profile, int inFlight, int warmedUpBy) {

    Round allReal() {
      return sum(real);
    }

    Round allBare() {
      return sum(bare);
    }

    /** Bookings per second over instances per second, of each pair of neighbouring rounds. */
    List<Double> ratios() {
      return IntStream.range(0, real.size())
          .mapToObj(i -> Figures.ratio(real.get(i).perSecond(), bare.get(i).perSecond()))
          .toList();
    }

    private static Round sum(List<Round> rounds) {
      return rounds.stream().reduce(Round::and).orElseThrow();
    }
  }

  Result run() {
    console.say("Sessions for %d members".formatted(Members.COUNT));
    Members members = new Members(stack);
    try (PaidBookings paid = new PaidBookings(stack, members, warmUp + (rounds + 1) * bookings);
        NoOpEngine engine =
            new NoOpEngine(
                stack.ports().url(Port.ZEEBE_GRPC),
                stack.ports().url(Port.ZEEBE_REST),
                stack.clock())) {
      engine.open();
      console.say("Warming up");
      tell("warm-up", paid.round(warmUp, loop));
      tell("warm-up, bare engine", bare(engine, "w", instances));
      List<Round> real = new ArrayList<>();
      List<Round> bare = new ArrayList<>();
      for (int i = 1; i <= rounds; i++) {
        real.add(tell("round " + i + ", bookings", paid.round(bookings, loop)));
        bare.add(tell("round " + i + ", bare engine", bare(engine, "r" + i, instances)));
      }
      Profile profile =
          Profile.of(
              stack,
              new HubRows(stack.postgres(), stack.clock()),
              () -> tell("recorded, bookings", paid.round(bookings, loop)));
      return new Result(real, bare, profile, loop.inFlight(), warmUp);
    }
  }

  private Round bare(NoOpEngine engine, String prefix, int count) {
    CpuMeter meter = stack.cpuMeter();
    Map<String, Duration> before = meter.read();
    long start = System.nanoTime();
    ClosedLoop.Outcome<Duration> outcome =
        loop.run(count, number -> engine.run("noop-" + prefix + "-" + number));
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    return new Round(
        outcome.done().size(),
        outcome.failures(),
        wall,
        Map.of(PaidBookings.TO_CONFIRMED, new Latencies(outcome.done())),
        CpuMeter.between(before, meter.read()));
  }

  private Round tell(String name, Round round) {
    @Nullable Latencies latencies = round.latencies().get(PaidBookings.TO_CONFIRMED);
    if (round.done() == 0 || latencies == null) {
      throw new Problem("%s: nothing was confirmed %s".formatted(name, round.failures()));
    }
    console.say(
        "  %-22s %5d in %5s s, %6s/s, p50 %s %s"
            .formatted(
                name,
                round.done(),
                Figures.one(round.wall().toMillis() / 1e3),
                Figures.one(round.perSecond()),
                Figures.millis(latencies.percentile(50)),
                round.failures().isEmpty() ? "" : round.failures()));
    return round;
  }
}
