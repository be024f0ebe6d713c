package de.mojoinstitut.sandbox.chaos;

import de.mojoinstitut.sandbox.stack.trial.Pause;
import de.mojoinstitut.sandbox.stack.trial.Quiet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One run from the first booking to the comparison. */
final class Run {

  private static final Duration LONGER_THAN_THE_HOLD = Duration.ofMinutes(20);
  private static final Duration HOLDS_END_WITHIN = Duration.ofMinutes(3);
  private static final Duration QUIET_WITHIN = Duration.ofMinutes(5);

  private final Options options;
  private final ChaosStack stack;
  private final Consumer<String> progress;
  private final BookKeeper keeper;

  Run(Options options, ChaosStack stack, Consumer<String> progress) {
    this.options = options;
    this.stack = stack;
    this.progress = progress;
    this.keeper = new BookKeeper(stack);
  }

  Report run() throws InterruptedException {
    Script script = Script.of(options.seed(), options.bookings(), options.faults(), options.hubs());
    Map<String, Integer> capacities = publish(script);
    Turnstile turnstile = new Turnstile(script.faults());
    Saboteur saboteur = new Saboteur(script.faults(), turnstile, stack, progress);
    Crowd crowd =
        new Crowd(stack, List.copyOf(capacities.keySet()), turnstile, options.limit(), progress);
    Thread sabotage = Thread.ofPlatform().name("saboteur").start(saboteur);
    List<Outcome> outcomes = new ArrayList<>(crowd.shop(script.early()));
    letHoldsEnd();
    outcomes.addAll(crowd.shop(script.late()));
    turnstile.open();
    sabotage.join();
    stack.trial().stripe().behave();
    outcomes.replaceAll(crowd::askAgain);
    progress.accept(
        "Slow money arrives: %d payments".formatted(stack.trial().stripe().settleAll()));
    stack.trial().moveClock(LONGER_THAN_THE_HOLD);
    awaitQuiet();
    Books books = keeper.read(capacities);
    return new Report(
        outcomes,
        books,
        saboteur.struck(),
        Audit.of(outcomes, books),
        stack.trial().engine().incidents());
  }

  /** Offers with their seats, in the script's order. */
  private Map<String, Integer> publish(Script script) {
    Map<String, Integer> offers = new LinkedHashMap<>();
    for (int i = 0; i < script.capacities().size(); i++) {
      offers.put(
          stack.publish(i, script.capacities().get(i), 2_000 + 700L * i),
          script.capacities().get(i));
    }
    return offers;
  }

  private void letHoldsEnd() {
    progress.accept("Time passes: holds run out");
    stack.trial().moveClock(LONGER_THAN_THE_HOLD);
    boolean ended =
        Pause.until(
                HOLDS_END_WITHIN,
                () -> Optional.of(true).filter(x -> !keeper.unfinished().containsKey("bookings")))
            .isPresent();
    progress.accept(ended ? "All holds have ended" : "Some holds have not ended yet");
  }

  private void awaitQuiet() {
    if (new Quiet(stack.trial(), keeper::unfinished, progress).await(QUIET_WITHIN)) {
      progress.accept("Quiet");
    }
  }
}
