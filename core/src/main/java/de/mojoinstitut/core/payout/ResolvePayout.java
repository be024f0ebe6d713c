package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.TaskDecisions;
import de.mojoinstitut.core.task.TaskDecisions.Decision;
import de.mojoinstitut.core.task.TaskDecisions.Reading;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finance has found out how a payout ended that the provider did not tell. What an event told
 * meanwhile counts more. Idempotent.
 */
@Service
public class ResolvePayout {

  /** The task in which that is said. */
  public static final String TASK = "Task_ResolveUnknown";

  private static final String SUCCEEDED = "SUCCEEDED";
  private static final String FAILED = "FAILED";

  private final TaskDecisions decisions;
  private final Payouts payouts;
  private final SettlePayout settle;
  private final TransactionTemplate transaction;

  ResolvePayout(
      TaskDecisions decisions,
      Payouts payouts,
      SettlePayout settle,
      PlatformTransactionManager transactions) {
    this.decisions = decisions;
    this.payouts = payouts;
    this.settle = settle;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** How it ended. */
  public enum Result {
    SUCCEEDED,
    FAILED,
    /** Who completed the task lacks the role, or said neither. */
    NOT_ALLOWED
  }

  /**
   * @param visit the element instance that asks
   */
  public Result resolve(PayoutId id, long processInstanceKey, long visit) {
    Optional<Result> known =
        Objects.requireNonNull(transaction.execute(status -> ended(payouts.get(id))));
    return known.orElseGet(
        () -> {
          Reading reading = decisions.read(processInstanceKey, TASK, Role.FINANCE, visit);
          return Objects.requireNonNull(transaction.execute(status -> take(id, reading)));
        });
  }

  private Result take(PayoutId id, Reading reading) {
    Payout payout = payouts.lock(id);
    decisions.handled(reading);
    Optional<Result> meanwhile = ended(payout);
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    return switch (reading) {
      case Reading.NotAllowed refused -> Result.NOT_ALLOWED;
      case Reading.Decided decided -> take(payout, decided.decision());
    };
  }

  private Result take(Payout payout, Decision decision) {
    switch (decision.text("resolution").orElse("")) {
      case SUCCEEDED -> settle.paid(payout, decision.text("providerReference").orElse(null));
      case FAILED -> settle.failed(payout);
      default -> {
        return Result.NOT_ALLOWED;
      }
    }
    return ended(payouts.get(payout.id())).orElseThrow();
  }

  private static Optional<Result> ended(Payout payout) {
    return switch (payout.status()) {
      case PENDING, UNKNOWN -> Optional.empty();
      case PAID -> Optional.of(Result.SUCCEEDED);
      case SKIPPED, FAILED -> Optional.of(Result.FAILED);
    };
  }
}
