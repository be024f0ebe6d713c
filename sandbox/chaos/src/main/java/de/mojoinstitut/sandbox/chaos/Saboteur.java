package de.mojoinstitut.sandbox.chaos;

import de.mojoinstitut.sandbox.chaos.Fault.Deed;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import de.mojoinstitut.sandbox.stack.trial.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Lets the faults strike at their places, and starts again what was killed. */
final class Saboteur implements Runnable {

  private static final int STARTS = 3;

  private final List<Fault> faults;
  private final Turnstile turnstile;
  private final ChaosStack stack;
  private final Consumer<String> progress;
  private final List<Struck> struck = new CopyOnWriteArrayList<>();

  Saboteur(List<Fault> faults, Turnstile turnstile, ChaosStack stack, Consumer<String> progress) {
    this.faults = faults;
    this.turnstile = turnstile;
    this.stack = stack;
    this.progress = progress;
  }

  /**
   * A fault that has struck.
   *
   * @param at the stack's time
   * @param ready how long it took until all processes could be used again; zero where none was
   *     killed
   */
  record Struck(Fault fault, Instant at, Duration ready) {}

  List<Struck> struck() {
    return List.copyOf(struck);
  }

  @Override
  public void run() {
    try {
      for (Fault fault : faults) {
        if (!turnstile.await(fault.afterWish())) {
          progress.accept("The remaining faults are left out");
          return;
        }
        Pause.of(fault.delay());
        strike(fault);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      turnstile.open();
    }
  }

  private void strike(Fault fault) {
    Instant at = stack.trial().clock().instant();
    progress.accept("%3d begun: %s".formatted(fault.afterWish(), fault.deed()));
    switch (fault.deed()) {
      case Deed.Kill kill -> {
        long start = System.nanoTime();
        stack.trial().kill(kill.victims());
        turnstile.struck();
        restart();
        struck.add(new Struck(fault, at, Duration.ofNanos(System.nanoTime() - start)));
      }
      case Deed.Trouble trouble -> {
        stack.trial().stripe().misbehave(trouble.toJson());
        turnstile.struck();
        struck.add(new Struck(fault, at, Duration.ZERO));
      }
    }
  }

  private void restart() {
    for (int i = 0; i < STARTS; i++) {
      if (stack.trial().up()) {
        return;
      }
      progress.accept("    not everything came up again; once more");
    }
    throw new Problem("What was killed cannot be started again");
  }
}
