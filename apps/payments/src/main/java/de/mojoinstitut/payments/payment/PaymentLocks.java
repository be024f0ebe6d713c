package de.mojoinstitut.payments.payment;

import de.mojoinstitut.chassis.problem.ApiProblem;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets twins of this instance wait for each other instead of asking Stripe at the same time. Only
 * politeness: between instances Stripe's idempotency and the row's lock decide.
 */
@Component
public class PaymentLocks {

  private static final int WAIT_SECONDS = 5;

  private final ConcurrentMap<String, Shared> locks = new ConcurrentHashMap<>();

  /** A lock and how many threads hold or want it; the count changes inside the map only. */
  private static final class Shared {
    private final ReentrantLock lock = new ReentrantLock();
    private int users;
  }

  /**
   * Everything about a subject's payments, one after the other.
   *
   * @throws ApiProblem 409 {@code IDEMPOTENCY_IN_PROGRESS} after five seconds
   */
  public <T> T within(Subject subject, Supplier<T> action) {
    return within(subject.type() + ":" + subject.id(), action);
  }

  /**
   * @throws ApiProblem 409 {@code IDEMPOTENCY_IN_PROGRESS} after five seconds
   */
  public <T> T within(String id, Supplier<T> action) {
    ReentrantLock lock = enter(id).lock;
    try {
      if (!lock.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new ApiProblem(HttpStatus.CONFLICT, "IDEMPOTENCY_IN_PROGRESS");
      }
      try {
        return action.get();
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE");
    } finally {
      leave(id);
    }
  }

  private Shared enter(String id) {
    return Objects.requireNonNull(
        locks.compute(
            id,
            (key, known) -> {
              Shared shared = known == null ? new Shared() : known;
              shared.users++;
              return shared;
            }));
  }

  private void leave(String id) {
    locks.computeIfPresent(id, (key, shared) -> --shared.users == 0 ? null : shared);
  }
}
