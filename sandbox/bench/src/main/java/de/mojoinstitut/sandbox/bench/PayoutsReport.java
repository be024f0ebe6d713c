package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.sandbox.bench.PayoutsBench.Result;
import de.mojoinstitut.sandbox.bench.PayoutsBench.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The page of {@code bench payouts}. */
final class PayoutsReport {

  /** These do not serve the run. */
  private static final Set<String> ASIDE = Set.of(BenchStack.SELF, CpuMeter.OTHERS);

  private PayoutsReport() {}

  static Report of(Result result, Surroundings surroundings) {
    Run small = result.small();
    Run large = result.large();
    Report report = new Report("Payout runs");
    report.paragraph(
        """
        One run of %d lines and one of %d, for the same number of payees, each approved by a second person. The hub runs with
        `%s`. **Peak of the live heap: %s times as high for ten times as many lines** (target: at most 1.3)."""
            .formatted(
                small.lines(),
                large.lines(),
                result.maxHeap(),
                Figures.two(
                    Figures.ratio(
                        (double) large.heap().liveBytes(), (double) small.heap().liveBytes()))));
    report.table(
        List.of("", small.lines() + " lines", large.lines() + " lines", "ratio"),
        List.of(
            text(result, "payouts", run -> Integer.toString(run.payouts())),
            row(result, "hub's live heap, peak (MB)", run -> run.heap().liveBytes() / 1e6),
            row(result, "hub's used heap, peak (MB)", run -> run.heap().usedBytes() / 1e6),
            row(result, "until it waits for approval (s)", run -> seconds(run.collecting())),
            row(result, "from approval to done (s)", run -> seconds(run.paying())),
            row(result, "payouts per second", run -> run.payouts() / seconds(run.paying())),
            row(result, "processor time of the stack for each line (ms)", PayoutsReport::perLine),
            row(result, "the hub's part of it (ms)", run -> perLine(run, "hub"))));
    report.heading("Calls to the provider");
    report.table(
        List.of("operation", small.lines() + " lines", large.lines() + " lines"), calls(result));
    report.heading("Processor time by component (s)");
    report.table(
        List.of("", small.lines() + " lines", large.lines() + " lines"), components(result));
    report.heading("How it was measured");
    report.paragraph(
        """
        Sales of 7.00 EUR were written into the ledger, captured and released, in turns for every tenant; tenants, accounts
        and the provider's balance were made through the apps. One run of the smaller size came before and is not counted.
        Live heap is the highest total of `jcmd … GC.class_histogram`, which collects first, every three seconds during the
        run and once at its end; used heap is the highest figure in the hub's log of collections. Both cost the hub a little
        time. Calls to the provider are the Stripe simulator's count of operations. Each run paid all its lines.""");
    report.table(List.of("", ""), surroundings.facts());
    return report;
  }

  private static List<String> row(Result result, String name, ToDoubleFunction<Run> figure) {
    double small = figure.applyAsDouble(result.small());
    double large = figure.applyAsDouble(result.large());
    String ratio = small > 0 ? Figures.two(Figures.ratio(large, small)) : "–";
    return List.of(name, Figures.one(small), Figures.one(large), ratio);
  }

  private static List<String> text(Result result, String name, Function<Run, String> text) {
    return List.of(name, text.apply(result.small()), text.apply(result.large()), "");
  }

  private static List<List<String>> calls(Result result) {
    Set<String> names = new TreeSet<>(result.small().providerCalls().keySet());
    names.addAll(result.large().providerCalls().keySet());
    return names.stream()
        .map(
            name ->
                List.of(
                    "`" + name + "`",
                    count(result.small().providerCalls(), name),
                    count(result.large().providerCalls(), name)))
        .toList();
  }

  private static String count(Map<String, Long> calls, String name) {
    return Long.toString(calls.getOrDefault(name, 0L));
  }

  private static List<List<String>> components(Result result) {
    List<List<String>> rows = new ArrayList<>();
    for (String name : result.small().cpu().keySet()) {
      rows.add(
          List.of(
              name,
              Figures.one(seconds(taken(result.small(), name))),
              Figures.one(seconds(taken(result.large(), name)))));
    }
    return rows;
  }

  private static Duration taken(Run run, String component) {
    return run.cpu().getOrDefault(component, Duration.ZERO);
  }

  private static double perLine(Run run) {
    Duration all =
        run.cpu().entrySet().stream()
            .filter(each -> !ASIDE.contains(each.getKey()))
            .map(Map.Entry::getValue)
            .reduce(Duration.ZERO, Duration::plus);
    return Figures.millisEach(all, run.lines());
  }

  private static double perLine(Run run, String component) {
    return Figures.millisEach(taken(run, component), run.lines());
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
