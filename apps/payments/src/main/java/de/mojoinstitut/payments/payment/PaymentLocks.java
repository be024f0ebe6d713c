package de.mojoinstitut.payments.payment;

import de.mojoinstitut.chassis.problem.ApiProblem;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets twins of this instance wait for each other instead of asking Stripe at the same time. Only
 * politeness: between instances Stripe's idempotency and the row's lock decide.
 */
@Component
public class PaymentLocks {

  private static final int STRIPES = 256;
  private static final int WAIT_SECONDS = 5;

  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

  /**
   * @throws ApiProblem 409 {@code IDEMPOTENCY_IN_PROGRESS} after five seconds
   */
  public <T> T within(String id, Supplier<T> action) {
    ReentrantLock lock = locks[Math.floorMod(id.hashCode(), STRIPES)];
    try {
      if (!lock.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new ApiProblem(HttpStatus.CONFLICT, "IDEMPOTENCY_IN_PROGRESS");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE");
    }
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
