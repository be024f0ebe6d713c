package de.mojoinstitut.sandbox.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Where the applications' processor time goes, from a round of its own, so that recording falsifies
 * no figure.
 *
 * @param millisEach milliseconds for each booking, by application and cost centre
 * @param commitsEach transactions that PostgreSQL committed for each booking
 */
record Profile(Map<String, Map<String, Double>> millisEach, double commitsEach) {

  static final List<String> APPLICATIONS = List.of("hub", "payments", "kontakte");

  private static final String COMMITS =
      "select xact_commit from pg_stat_database where datname = 'mojo'";

  /** Plays the round while the applications are recorded. */
  static Profile of(BenchStack stack, HubRows rows, Supplier<Round> round) {
    Map<String, Recorder> recorders = new LinkedHashMap<>();
    for (String application : APPLICATIONS) {
      OptionalLong pid = stack.pid(application);
      pid.ifPresent(
          each -> recorders.put(application, new Recorder(application, each, stack.logs())));
    }
    long before = rows.count(COMMITS);
    recorders.values().forEach(Recorder::start);
    Round played = round.get();
    Map<String, Map<String, Double>> millis = new LinkedHashMap<>();
    recorders.forEach((application, each) -> millis.put(application, each.millis(played)));
    return new Profile(millis, Figures.ratio((double) rows.count(COMMITS) - before, played.done()));
  }

  private static final class Recorder {
    private final String application;
    private final JavaProcess process;
    private final Path file;
    private Map<String, Duration> before = Map.of();

    Recorder(String application, long pid, Path folder) {
      this.application = application;
      this.process = new JavaProcess(pid);
      this.file = folder.resolve(application + ".jfr");
    }

    void start() {
      process.startRecording(file);
      before = VmThreads.read(process.pid());
    }

    Map<String, Double> millis(Round round) {
      Map<String, Duration> machine = CpuMeter.between(before, VmThreads.read(process.pid()));
      process.stopRecording();
      Map<String, Double> millis = new LinkedHashMap<>();
      double rest = round.cpuMillisEach(application);
      for (Map.Entry<String, Duration> each : machine.entrySet()) {
        double taken = Figures.millisEach(each.getValue(), round.done());
        millis.put(each.getKey(), taken);
        rest -= taken;
      }
      Map<String, Integer> samples = CostCentres.of(file);
      int all = samples.values().stream().mapToInt(Integer::intValue).sum();
      double javaMillis = rest;
      samples.forEach((centre, count) -> millis.put(centre, javaMillis * count / all));
      return millis;
    }
  }
}
