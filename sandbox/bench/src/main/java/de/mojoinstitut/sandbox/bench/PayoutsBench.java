package de.mojoinstitut.sandbox.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.runtime.Console;
import de.mojoinstitut.sandbox.stack.runtime.Patience;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code bench payouts}: a payout run, and one of ten times as many lines for as many payees. */
final class PayoutsBench {

  static final Set<String> OPTIONS = Set.of("--lines", "--tenants");

  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final int LARGER = 10;

  private final BenchStack stack;
  private final Console console;
  private final int lines;
  private final int tenants;
  private final Payees payees;

  PayoutsBench(BenchStack stack, Console console, Options options) {
    this.stack = stack;
    this.console = console;
    this.lines = options.of("--lines", 1_000);
    this.tenants = options.of("--tenants", 500);
    this.payees = new Payees(stack, tenants);
  }

  /**
   * What was measured.
   *
   * @param maxHeap the hub's {@code -Xmx}
   * @param small a run of the lines asked for
   * @param large one of ten times as many
   */
  record Result(String maxHeap, Run small, Run large) {}

  /**
   * A run.
   *
   * @param payouts transfers that it ended with
   * @param collecting from the request until it waits for approval
   * @param paying from the approval until it is done
   * @param heap the hub's
   * @param providerCalls by operation
   * @param cpu by component; empty where the system does not say
   */
  record Run(
      int lines,
      int payouts,
      Duration collecting,
      Duration paying,
      HeapWatch.Peak heap,
      Map<String, Long> providerCalls,
      Map<String, Duration> cpu) {}

  Result run() {
    payees.open();
    console.say("%d tenants can be paid".formatted(tenants));
    // What the first run of a process loads and compiles is no cost of a line.
    measured("warm", lines);
    Run small = measured("small", lines);
    Run large = measured("large", lines * LARGER);
    return new Result(hub().maxHeap(), small, large);
  }

  private Run measured(String name, int size) {
    payees.sell("bench_" + name + "_", size);
    Map<String, Long> calls = payees.providerCalls();
    CpuMeter meter = stack.cpuMeter();
    Path log = stack.logs().resolve("hub-collections-" + name + ".log");
    try (HeapWatch heap = new HeapWatch(hub(), log)) {
      Map<String, Duration> cpu = meter.read();
      long start = System.nanoTime();
      String id = ordered();
      reaches(id, "AWAITING_APPROVAL");
      Duration collecting = Patience.since(start);
      long approval = System.nanoTime();
      approve(id);
      reaches(id, "DONE");
      Duration paying = Patience.since(approval);
      Map<String, Duration> taken = CpuMeter.between(cpu, meter.read());
      return checked(
          id,
          new Run(
              size,
              payees.paidPayouts(id),
              collecting,
              paying,
              heap.end(),
              since(calls, payees.providerCalls()),
              taken));
    }
  }

  private String ordered() {
    ObjectNode order =
        JsonHttp.object()
            .put("region", "DACH")
            .put("cutoff", stack.clock().instant().toString())
            .put("dryRun", false);
    return payees
        .finance("user_fin1")
        .post("/api/payout-runs", order)
        .orThrow("The hub")
        .path("payoutRunId")
        .asText();
  }

  private void approve(String run) {
    payees
        .finance("user_fin2")
        .post("/api/payout-runs/" + run + "/approval", JsonHttp.object().put("decision", "APPROVE"))
        .orThrow("The hub");
  }

  private void reaches(String run, String status) {
    HubApi finance = payees.finance("user_fin1");
    boolean there = Patience.until(LIMIT, () -> status(finance, run).equals(status));
    if (!there) {
      throw new Problem("%s is not %s after %s".formatted(run, status, LIMIT));
    }
  }

  private static String status(HubApi finance, String run) {
    return finance.get("/api/payout-runs/" + run).orThrow("The hub").path("status").asText();
  }

  /** A run that left something out would be cheap. */
  private Run checked(String id, Run run) {
    long paid = payees.paidLines(id);
    if (paid != run.lines()) {
      throw new Problem("%d of %d lines were paid".formatted(paid, run.lines()));
    }
    console.say(
        "  %d lines, %d payouts in %s and %s, heap %s"
            .formatted(
                run.lines(),
                run.payouts(),
                Figures.millis(run.collecting()),
                Figures.millis(run.paying()),
                run.heap()));
    return run;
  }

  private static Map<String, Long> since(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> calls = new TreeMap<>();
    after.forEach((name, count) -> calls.put(name, count - before.getOrDefault(name, 0L)));
    calls.values().removeIf(count -> count == 0);
    return calls;
  }

  private JavaProcess hub() {
    return new JavaProcess(stack.pid("hub").orElseThrow());
  }
}
