package de.mojoinstitut.kontakte;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The same thing many times at once. */
public final class Parallel {

  private Parallel() {}

  public static <T> List<T> times(int threads, IntFunction<T> action)
      throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> values = new ArrayList<>();
      for (Future<T> result :
          executor.invokeAll(
              IntStream.range(0, threads)
                  .mapToObj(i -> (Callable<T>) () -> action.apply(i))
                  .toList())) {
        values.add(result.get());
      }
      return values;
    }
  }
}
