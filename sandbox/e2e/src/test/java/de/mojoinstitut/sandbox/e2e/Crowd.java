package de.mojoinstitut.sandbox.e2e;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/** Many people who act at the same moment. */
final class Crowd {

  private Crowd() {}

  /** Runs all tasks side by side; each starts when all are ready to. */
  static <T> List<T> allAtOnce(Stream<Callable<T>> tasks) {
    CountDownLatch start = new CountDownLatch(1);
    Function<Callable<T>, Callable<T>> waiting =
        task ->
            () -> {
              start.await();
              return task.call();
            };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = tasks.map(waiting).map(threads::submit).toList();
      start.countDown();
      return futures.stream().map(Crowd::result).toList();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
