package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.sandbox.bench.SeatsBench.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The page of {@code bench seats}. */
final class SeatsReport {

  private static final double LIMIT = 1.2;

  private SeatsReport() {}

  /** One of the two ways to spread bookings over offers. */
  private record Kind(String name, Function<Cell, Round> rounds) {}

  private static final List<Kind> KINDS =
      List.of(new Kind("one hot offer", Cell::allHot), new Kind("1,000 offers", Cell::allSpread));

  static Report of(SeatsBench.Result result, Surroundings surroundings) {
    Report report = new Report("Seats: the cost of a booking as bookings add up");
    report.paragraph(
        "%d members at once each POST one booking of one hot offer or of one of 1,000 offers, while few or many bookings are stored."
            .formatted(result.inFlight()));
    report.table(
        List.of(
            "stored before",
            "offers",
            "booked",
            "per second",
            "p50",
            "p95",
            "wall ms each",
            "processor ms each (hub + postgres)",
            "hub",
            "postgres"),
        rows(result));
    report.heading("Many against few");
    report.paragraph(
        """
        Few is the mean of the rounds before and after those with many. Target: at most %s times the cost. The last column \
        compares the rounds with few bookings after with those before: what the machine changed by itself."""
            .formatted(LIMIT));
    report.table(
        List.of(
            "offers",
            "wall",
            "processor (hub + postgres)",
            "target",
            "few after ÷ few before (wall)"),
        ratios(result));
    report.heading("How it was measured");
    report.paragraph(
        """
        No process is started, so that what follows a booking does not run beside it: a trigger marks the message to the engine
        as sent when the POST writes it, and the figures are those of the POST alone. Each round has fresh seats and 1,000 bookings; rounds
        on one and on many offers alternate. A stored booking has four timeline entries, a seat, a sent message and a stored
        answer; all are written by SQL, without checking foreign keys, then vacuumed and analysed. Storing %s took %s s."""
            .formatted(
                number(result.many().stored()),
                Figures.one(result.many().filling().toMillis() / 1e3)));
    report.table(List.of("", ""), surroundings.facts());
    return report;
  }

  private static List<List<String>> rows(SeatsBench.Result result) {
    List<List<String>> rows = new ArrayList<>();
    rows.addAll(rows(result.before(), ""));
    rows.addAll(rows(result.many(), ""));
    rows.addAll(rows(result.after(), " (again)"));
    return rows;
  }

  private static List<List<String>> rows(Cell cell, String note) {
    String stored = number(cell.stored()) + note;
    return KINDS.stream().map(kind -> row(stored, kind.name(), kind.rounds().apply(cell))).toList();
  }

  private static List<String> row(String stored, String kind, Round round) {
    Latencies latencies =
        Optional.ofNullable(round.latencies().get(SeatsBench.ANSWER)).orElseThrow();
    return List.of(
        stored,
        kind,
        round.done() + (round.failures().isEmpty() ? "" : " " + round.failures()),
        Figures.one(round.perSecond()),
        Figures.millis(latencies.percentile(50)),
        Figures.millis(latencies.percentile(95)),
        Figures.two(wallEach(round)),
        cpu(round, "hub", "postgres"),
        cpu(round, "hub"),
        cpu(round, "postgres"));
  }

  private static String cpu(Round round, String... components) {
    return round.cpu().isEmpty() ? "unknown" : Figures.two(round.cpuMillisEach(components));
  }

  private static List<List<String>> ratios(SeatsBench.Result result) {
    List<List<String>> rows = new ArrayList<>();
    for (Kind kind : KINDS) {
      Round before = kind.rounds().apply(result.before());
      Round after = kind.rounds().apply(result.after());
      Round few = before.and(after);
      Round many = kind.rounds().apply(result.many());
      double wall = Figures.ratio(wallEach(many), wallEach(few));
      String processor = "unknown";
      boolean met = wall <= LIMIT;
      if (!many.cpu().isEmpty()) {
        double ratio =
            Figures.ratio(
                many.cpuMillisEach("hub", "postgres"), few.cpuMillisEach("hub", "postgres"));
        processor = Figures.two(ratio);
        met &= ratio <= LIMIT;
      }
      rows.add(
          List.of(
              kind.name(),
              Figures.two(wall),
              processor,
              met ? "met" : "missed",
              Figures.two(Figures.ratio(wallEach(after), wallEach(before)))));
    }
    return rows;
  }

  private static double wallEach(Round round) {
    return Figures.millisEach(round.wall(), round.done());
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
