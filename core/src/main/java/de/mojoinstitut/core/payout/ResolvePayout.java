package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.payout.PayoutGateway.ProviderStatus;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.StaffTask;
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
 * meanwhile counts more. That it failed counts only once payments.mojo has given it up, so that it
 * cannot be paid later, beside the payout that takes its lines next. Idempotent.
 */
@Service
public class ResolvePayout {

  private static final String SUCCEEDED = "SUCCEEDED";
  private static final String FAILED = "FAILED";

  private final TaskDecisions decisions;
  private final Payouts payouts;
  private final SettlePayout settle;
  private final PayoutGateway gateway;
  private final TransactionTemplate transaction;

  ResolvePayout(
      TaskDecisions decisions,
      Payouts payouts,
      SettlePayout settle,
      PayoutGateway gateway,
      PlatformTransactionManager transactions) {
    this.decisions = decisions;
    this.payouts = payouts;
    this.settle = settle;
    this.gateway = gateway;
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
   * @throws OutsideUnavailableException where the decision cannot be read yet, or where the payout
   *     cannot be given up because its fate is still not known
   */
  public Result resolve(PayoutId id, StaffTask task) {
    Payout payout = Objects.requireNonNull(transaction.execute(status -> payouts.get(id)));
    return ended(payout)
        .orElseGet(
            () -> {
              Reading reading = decisions.read(task, Role.FINANCE, payout.beneficiary().region());
              String resolution = resolution(payout, reading);
              return Objects.requireNonNull(
                  transaction.execute(status -> take(id, reading, resolution)));
            });
  }

  /** What was decided; that it failed is true only where payments.mojo says so as well. */
  private String resolution(Payout payout, Reading reading) {
    String decided =
        switch (reading) {
          case Reading.Decided it -> it.decision().text("resolution").orElse("");
          case Reading.NotAllowed not -> "";
        };
    return decided.equals(FAILED) ? abandon(payout) : decided;
  }

  private String abandon(Payout payout) {
    ProviderStatus status =
        gateway.abandon(payout.beneficiary().id(), payout.id().value()).status();
    return switch (status) {
      case PAID -> SUCCEEDED;
      case FAILED -> FAILED;
      case PENDING, UNKNOWN -> throw new OutsideUnavailableException("payments", status.name());
    };
  }

  private Result take(PayoutId id, Reading reading, String resolution) {
    Payout payout = payouts.lock(id);
    decisions.handled(reading);
    Optional<Result> meanwhile = ended(payout);
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    return switch (reading) {
      case Reading.NotAllowed refused -> Result.NOT_ALLOWED;
      case Reading.Decided decided -> take(payout, decided.decision(), resolution);
    };
  }

  private Result take(Payout payout, Decision decision, String resolution) {
    switch (resolution) {
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
