package de.mojoinstitut.sandbox.stripe;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting that ends at once when the simulator is closed. */
final class Patience implements AutoCloseable {

  private final CountDownLatch closed = new CountDownLatch(1);

  /** Waits for so long of real time. */
  void hold(long millis) throws InterruptedException {
    if (closed.await(millis, TimeUnit.MILLISECONDS)) {
      throw new InterruptedException("the simulator is closing");
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
