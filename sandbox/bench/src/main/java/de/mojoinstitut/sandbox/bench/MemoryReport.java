package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.sandbox.bench.MemoryBench.Result;
import de.mojoinstitut.sandbox.bench.MemoryBench.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The page of {@code bench memory}. */
final class MemoryReport {

  private MemoryReport() {}

  static Report of(Result result, Surroundings surroundings) {
    Report report = new Report("Start-up and memory");
    Step half = result.steps().get(result.steps().size() / 2 - 1);
    Step end = result.steps().getLast();
    report.paragraph(
        """
        The hub was ready %s after the start of its process, everything else of the stack running. Then %d members' bookings
        were paid and confirmed; after each part the garbage was collected and what was left was counted."""
            .formatted(Figures.millis(result.hubReady()), end.bookings()));
    report.table(
        header(),
        List.of(
            row("`-Xmx`", each -> "`" + result.maxHeaps().get(each) + "`"),
            row(
                "**%d bookings ÷ %d bookings**".formatted(end.bookings(), half.bookings()),
                each ->
                    Figures.two(
                        Figures.ratio(
                            (double) end.liveBytes(each), (double) half.liveBytes(each))))));
    report.heading("Live heap after each part");
    List<List<String>> rows = new ArrayList<>();
    for (Step step : result.steps()) {
      rows.add(
          row(
              step.bookings() + " bookings",
              each -> Figures.one(step.liveBytes(each) / 1e6) + " MB"));
    }
    report.table(header(), rows);
    report.heading("How it was measured");
    report.paragraph(
        """
        Live heap is the total of `jcmd … GC.class_histogram`, which collects first. The applications keep caches that fill
        up once (profiles for five minutes, prepared statements by connection, service tokens); what grows after half of the
        bookings would be a leak.""");
    report.table(List.of("", ""), surroundings.facts());
    return report;
  }

  private static List<String> header() {
    List<String> cells = new ArrayList<>(List.of(""));
    cells.addAll(Profile.APPLICATIONS);
    return cells;
  }

  private static List<String> row(String name, Function<String, String> ofApplication) {
    List<String> cells = new ArrayList<>(List.of(name));
    Profile.APPLICATIONS.stream().map(ofApplication).forEach(cells::add);
    return cells;
  }
}
