package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.region.RegionCode;
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
 * Takes the second person's decision over: the one given by request, else the completed task, read
 * back from Tasklist. The first of both counts. Idempotent.
 */
@Service
public class CheckApproval {

  private final TaskDecisions decisions;
  private final PayoutRuns runs;
  private final TransactionTemplate transaction;

  CheckApproval(TaskDecisions decisions, PayoutRuns runs, PlatformTransactionManager transactions) {
    this.decisions = decisions;
    this.runs = runs;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What was decided. */
  public enum Result {
    APPROVED,
    REJECTED,
    /** Who completed the task started the run. */
    SAME_PERSON,
    /** Who completed the task lacks the role, or decided nothing. */
    NOT_ALLOWED
  }

  public Result check(PayoutRunId id, StaffTask task) {
    Optional<Result> known =
        Objects.requireNonNull(transaction.execute(status -> decided(runs.lock(id))));
    return known.orElseGet(
        () -> {
          Reading reading = decisions.read(task, Role.FINANCE, region(id));
          return Objects.requireNonNull(transaction.execute(status -> take(id, reading)));
        });
  }

  private RegionCode region(PayoutRunId id) {
    return Objects.requireNonNull(transaction.execute(status -> runs.get(id))).order().region();
  }

  private Result take(PayoutRunId id, Reading reading) {
    PayoutRun run = runs.lock(id);
    Optional<Result> meanwhile = decided(run);
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    decisions.handled(reading);
    return switch (reading) {
      case Reading.NotAllowed refused -> Result.NOT_ALLOWED;
      case Reading.Decided decided -> take(run, decided.decision());
    };
  }

  private Result take(PayoutRun run, Decision decision) {
    if (run.isStartedBy(decision.by())) {
      return Result.SAME_PERSON;
    }
    String choice = decision.text("decision").orElse("");
    boolean approved = choice.equals(PayoutRuns.APPROVE);
    if (!approved && !choice.equals(PayoutRuns.REJECT)) {
      return Result.NOT_ALLOWED;
    }
    runs.decide(run.id(), new PayoutRun.Decision(approved, decision.by()));
    return decided(runs.get(run.id())).orElseThrow();
  }

  private Optional<Result> decided(PayoutRun run) {
    PayoutRun.Decision decision = run.decision();
    if (decision == null) {
      return Optional.empty();
    }
    if (decision.approved() && run.status() == PayoutRun.Status.AWAITING_APPROVAL) {
      runs.set(run.id(), PayoutRun.Status.PAYING);
    }
    return Optional.of(decision.approved() ? Result.APPROVED : Result.REJECTED);
  }
}
