package de.mojoinstitut.sandbox.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page of {@code bench booking}. */
final class BookingReport {

  private static final double TARGET = 0.25;

  private BookingReport() {}

  static Report of(BookingBench.Result result, Surroundings surroundings) {
    Round real = result.allReal();
    Round bare = result.allBare();
    double ratio = Figures.ratio(real.perSecond(), bare.perSecond());
    Report report = new Report("Bookings per second");
    report.paragraph(
        """
        %d members at once book, pay at the checkout of the Stripe simulator and wait until they are confirmed; in turns with
        that, the same BPMN file runs under another name with workers that do nothing and the same payment message."""
            .formatted(result.inFlight()));
    report.paragraph(
        "**Ratio %s** (target: at least %s; %s; median of the pairs of rounds %s)."
            .formatted(
                Figures.two(ratio),
                Figures.two(TARGET),
                ratio >= TARGET ? "met" : "missed",
                Figures.two(Figures.median(result.ratios()))));
    if (!real.cpu().isEmpty()) {
      report.paragraph(processorRatio(real, bare));
    }
    report.table(List.of("", "done", "per second", "p50", "p95", "p99"), speeds(real, bare));
    if (!real.failures().isEmpty() || !bare.failures().isEmpty()) {
      report.paragraph(
          "Failures: bookings %s, engine %s".formatted(real.failures(), bare.failures()));
    }
    report.heading("Each round");
    report.table(List.of("round", "bookings/s", "bare engine/s", "ratio"), rounds(result));
    report.heading("Processor time of one booking");
    report.paragraph(cpuText(real));
    report.table(List.of("component", "ms per booking", "ms per bare instance"), cpu(real, bare));
    report.heading("What the applications' part is made of");
    report.paragraph(
        """
        From one more round, recorded with the JDK's Flight Recorder: milliseconds of processor time for each booking. A sample counts \
        for the library that stands nearest to the top of its stack. PostgreSQL committed %s transactions for each booking, \
        the measuring program's looks included."""
            .formatted(Figures.one(result.profile().commitsEach())));
    report.table(profileHeader(), profile(result.profile()));
    report.heading("How it was measured");
    report.paragraph(
        """
        Before the first round %d bookings warm the programs up. HELD is the moment at which the member has the answer to the POST; CONFIRMED is the instant in the booking's own
        timeline, read after the round. How far bookings are is asked by one query for all members every 25 ms, so up to
        25 ms pass between a payment page's appearance and its payment. Processor time is counted until every mail is out,
        so it includes what follows the confirmation. PostgreSQL is not asked by the bare engine. A command that the
        engine is too busy to take is sent again, on both sides."""
            .formatted(result.warmedUpBy()));
    report.table(List.of("", ""), surroundings.facts());
    return report;
  }

  /** Other programs cannot falsify this one: they take time on the clock, not from the account. */
  private static String processorRatio(Round real, Round bare) {
    String[] ours = ours(real);
    return "By processor time of the stack it is %s: %s ms for a bare instance, %s ms for a booking."
        .formatted(
            Figures.two(Figures.ratio(bare.cpuMillisEach(ours), real.cpuMillisEach(ours))),
            Figures.one(bare.cpuMillisEach(ours)),
            Figures.one(real.cpuMillisEach(ours)));
  }

  private static String[] ours(Round round) {
    return round.cpu().keySet().stream()
        .filter(component -> !component.equals(CpuMeter.OTHERS))
        .toArray(String[]::new);
  }

  private static List<List<String>> speeds(Round real, Round bare) {
    List<List<String>> rows = new ArrayList<>();
    real.latencies()
        .forEach((what, latencies) -> rows.add(speed("booking: " + what, real, latencies)));
    bare.latencies()
        .forEach(
            (what, latencies) ->
                rows.add(speed("bare engine: start to confirmed", bare, latencies)));
    return rows;
  }

  private static List<String> speed(String name, Round round, Latencies latencies) {
    return List.of(
        name,
        Integer.toString(latencies.count()),
        Figures.one(round.perSecond()),
        Figures.millis(latencies.percentile(50)),
        Figures.millis(latencies.percentile(95)),
        Figures.millis(latencies.percentile(99)));
  }

  private static List<List<String>> rounds(BookingBench.Result result) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < result.real().size(); i++) {
      rows.add(
          List.of(
              Integer.toString(i + 1),
              Figures.one(result.real().get(i).perSecond()),
              Figures.one(result.bare().get(i).perSecond()),
              Figures.two(result.ratios().get(i))));
    }
    return rows;
  }

  private static String cpuText(Round real) {
    return real.cpu().isEmpty()
        ? "This system has no /proc, so processor time is not known."
        : """
          Taken from /proc. "%s" is whatever else the machine did meanwhile, on %d processors; it took that time from the \
          bookings."""
            .formatted(CpuMeter.OTHERS, Runtime.getRuntime().availableProcessors());
  }

  private static List<List<String>> cpu(Round real, Round bare) {
    List<List<String>> rows = new ArrayList<>();
    for (String component : real.cpu().keySet()) {
      rows.add(cpuRow(component, real, bare, component));
    }
    if (!real.cpu().isEmpty()) {
      rows.add(cpuRow("**all but other programs**", real, bare, ours(real)));
    }
    return rows;
  }

  private static List<String> profileHeader() {
    return Stream.concat(Stream.of("ms per booking"), Profile.APPLICATIONS.stream()).toList();
  }

  /** The dearest first. */
  private static List<List<String>> profile(Profile profile) {
    Map<String, Double> sums = new HashMap<>();
    profile
        .millisEach()
        .values()
        .forEach(each -> each.forEach((centre, millis) -> sums.merge(centre, millis, Double::sum)));
    return sums.keySet().stream()
        .sorted(Comparator.comparing(sums::get).reversed())
        .map(centre -> profileRow(profile, centre))
        .toList();
  }

  private static List<String> profileRow(Profile profile, String centre) {
    return Stream.concat(
            Stream.of(centre),
            Profile.APPLICATIONS.stream()
                .map(each -> profile.millisEach().getOrDefault(each, Map.of()))
                .map(each -> Figures.one(each.getOrDefault(centre, 0.0))))
        .toList();
  }

  private static List<String> cpuRow(String name, Round real, Round bare, String... components) {
    return List.of(
        name,
        Figures.one(real.cpuMillisEach(components)),
        Figures.one(bare.cpuMillisEach(components)));
  }
}
