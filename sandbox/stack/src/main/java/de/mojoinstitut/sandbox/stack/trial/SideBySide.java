package de.mojoinstitut.sandbox.stack.trial;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Does one thing for each of many, so many at a time.
 *
 * @param places how many at a time, above zero
 */
public record SideBySide(int places) {

  /**
   * Returns when the last is done.
   *
   * @return the results, in the order of what they are for
   * @throws Problem when one of them failed
   */
  public <A, B> List<B> each(List<A> all, Function<A, B> deed) throws InterruptedException {
    Semaphore free = new Semaphore(places);
    List<Future<B>> going = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (A one : all) {
        free.acquire();
        going.add(
            threads.submit(
                () -> {
                  try {
                    return deed.apply(one);
                  } finally {
                    free.release();
                  }
                }));
      }
    }
    List<B> results = new ArrayList<>();
    for (Future<B> each : going) {
      results.add(result(each));
    }
    return results;
  }

  private static <B> B result(Future<B> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new Problem("Not done: " + e.getCause(), e);
    }
  }
}
