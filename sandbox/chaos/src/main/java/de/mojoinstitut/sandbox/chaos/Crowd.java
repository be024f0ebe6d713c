package de.mojoinstitut.sandbox.chaos;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Members who shop side by side, so many at a time. */
final class Crowd {

  private static final int AT_A_TIME = 8;
  private static final int TELL_EVERY = 25;

  private final ChaosStack stack;
  private final List<String> offers;
  private final Turnstile turnstile;
  private final long deadline;
  private final Consumer<String> progress;

  /**
   * @param limit elapsed time after which nobody begins any more
   */
  Crowd(
      ChaosStack stack,
      List<String> offers,
      Turnstile turnstile,
      Duration limit,
      Consumer<String> progress) {
    this.stack = stack;
    this.offers = offers;
    this.turnstile = turnstile;
    this.deadline = System.nanoTime() + limit.toNanos();
    this.progress = progress;
  }

  /** Returns when the last of them is done. */
  List<Outcome> shop(List<Wish> wishes) throws InterruptedException {
    Semaphore places = new Semaphore(AT_A_TIME);
    List<Future<Outcome>> going = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Wish wish : wishes) {
        turnstile.enter();
        places.acquire();
        if (System.nanoTime() - deadline > 0) {
          progress.accept("The time is over: nobody begins any more");
          break;
        }
        if (wish.number() % TELL_EVERY == 0 && wish.number() > 0) {
          progress.accept("%3d begun".formatted(wish.number()));
        }
        going.add(threads.submit(() -> shop(wish, places)));
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Future<Outcome> each : going) {
      outcomes.add(result(each));
    }
    return outcomes;
  }

  private Outcome shop(Wish wish, Semaphore places) {
    try {
      return new Shopper(wish, offers.get(wish.offer()), stack).shop();
    } finally {
      places.release();
    }
  }

  /** Whoever got no answer while things were broken asks once more now that they are not. */
  Outcome askAgain(Outcome outcome) {
    Wish wish = outcome.wish();
    return outcome.isAnswered()
        ? outcome
        : new Shopper(wish, offers.get(wish.offer()), stack).book(stack.buyer(wish));
  }

  private static Outcome result(Future<Outcome> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new Problem("A member fell: " + e.getCause(), e);
    }
  }
}
