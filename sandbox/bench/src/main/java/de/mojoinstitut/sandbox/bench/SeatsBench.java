package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import de.mojoinstitut.sandbox.stack.runtime.Console;
import de.mojoinstitut.sandbox.stack.runtime.Patience;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code bench seats}: what a booking costs when a thousand or a million are stored already. */
final class SeatsBench {

  static final Set<String> OPTIONS = Set.of("--rounds", "--in-flight", "--stored");

  static final String ANSWER = "POST to HELD";
  private static final int FEW = 1000;
  private static final int OFFERS = 1000;

  /** Each round of a cell books one more seat of each of the many offers. */
  private static final int MOST_ROUNDS = 20;

  private static final Duration ROUND_LIMIT = Duration.ofMinutes(2);

  private final BenchStack stack;
  private final Console console;
  private final HubRows rows;
  private final Members members;
  private final int rounds;
  private final int many;
  private final ClosedLoop loop;

  SeatsBench(BenchStack stack, Console console, Options options) {
    this.stack = stack;
    this.console = console;
    this.rows = new HubRows(stack.postgres(), stack.clock());
    this.rounds = options.of("--rounds", 3);
    this.many = options.of("--stored", 1_000_000);
    this.loop = new ClosedLoop(options.of("--in-flight", 32), ROUND_LIMIT);
    if (rounds > MOST_ROUNDS) {
      throw new Problem("At most %d rounds".formatted(MOST_ROUNDS));
    }
    console.say("Sessions for %d members".formatted(Members.COUNT));
    this.members = new Members(stack);
  }

  /**
   * Rounds with the same number of stored bookings.
   *
   * @param stored how many there were before the first round
   * @param filling how long storing them took
   * @param hot rounds on one offer each
   * @param spread rounds on a thousand offers each
   */
  record Cell(int stored, Duration filling, List<Round> hot, List<Round> spread) {

    Round allHot() {
      return hot.stream().reduce(Round::and).orElseThrow();
    }

    Round allSpread() {
      return spread.stream().reduce(Round::and).orElseThrow();
    }
  }

  /**
   * What was measured.
   *
   * @param before few stored bookings, before the many
   * @param many many stored bookings
   * @param after few again: tells how much the machine itself has changed meanwhile
   */
  record Result(Cell before, Cell many, Cell after, int inFlight) {}

  Result run() {
    rows.keepMessagesFromTheEngine();
    console.say("Warming up");
    cell(FEW, 2);
    Cell before = cell(FEW, rounds);
    Cell full = cell(many, rounds);
    return new Result(before, full, cell(FEW, rounds), loop.inFlight());
  }

  private Cell cell(int stored, int count) {
    console.say("Storing %,d bookings".formatted(stored));
    long start = System.nanoTime();
    rows.storeClosedBookings(stored);
    Duration filling = Patience.since(start);
    console.say("  took %s s".formatted(Figures.one(filling.toMillis() / 1e3)));
    rows.publishOffers("hot_", count, Members.COUNT);
    rows.publishOffers("spread_", OFFERS, MOST_ROUNDS);
    List<Round> hot = new ArrayList<>();
    List<Round> spread = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int turn = i;
      hot.add(round("one hot offer", number -> "hot_" + (turn + 1)));
      spread.add(round("1,000 offers", number -> "spread_" + ((number + turn) % OFFERS + 1)));
    }
    return new Cell(stored, filling, hot, spread);
  }

  /** Which offer a member books. */
  @FunctionalInterface
  private interface Choice {
    String offer(int member);
  }

  private Round round(String name, Choice choice) {
    CpuMeter meter = stack.cpuMeter();
    Map<String, Duration> before = meter.read();
    long start = System.nanoTime();
    ClosedLoop.Outcome<Duration> outcome =
        loop.run(Members.COUNT, number -> book(number, choice.offer(number)));
    Duration wall = Patience.since(start);
    Map<String, Duration> cpu = CpuMeter.between(before, meter.read());
    if (outcome.done().isEmpty()) {
      throw new Problem("nothing was booked: " + outcome.failures());
    }
    Round round =
        new Round(
            outcome.done().size(),
            outcome.failures(),
            wall,
            Map.of(ANSWER, new Latencies(outcome.done())),
            cpu);
    console.say(
        "  %-14s %6s/s, processor %s ms each %s"
            .formatted(
                name,
                Figures.one(round.perSecond()),
                Figures.one(round.cpuMillisEach("hub", "postgres")),
                round.failures().isEmpty() ? "" : round.failures()));
    return round;
  }

  private Duration book(int member, String offer) {
    long start = System.nanoTime();
    Answer answer = members.member(member).book(offer);
    if (answer.status() != 201) {
      throw new IllegalStateException(
          "POST answered %d %s".formatted(answer.status(), answer.code()));
    }
    return Patience.since(start);
  }
}
