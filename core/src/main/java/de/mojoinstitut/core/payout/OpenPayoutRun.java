package de.mojoinstitut.core.payout;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.Ids;
import de.mojoinstitut.core.region.Regions;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.TaskDecisions;
import de.mojoinstitut.core.task.TaskDecisions.Decision;
import de.mojoinstitut.core.task.TaskDecisions.Reading;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finance wants a run, by a task in Tasklist: who completed it is the initiator. Takes its scope
 * from what the task orders. Idempotent per process instance and visit.
 */
@Service
public class OpenPayoutRun {

  /** The task that orders a run. */
  public static final String TASK = "Task_StartPayoutRun";

  private final TaskDecisions decisions;
  private final PayoutRuns runs;
  private final PayoutTerms terms;
  private final Regions regions;
  private final Ids ids;
  private final Clock clock;
  private final TransactionTemplate transaction;

  OpenPayoutRun(
      TaskDecisions decisions,
      PayoutRuns runs,
      PayoutTerms terms,
      Regions regions,
      Ids ids,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.decisions = decisions;
    this.runs = runs;
    this.terms = terms;
    this.regions = regions;
    this.ids = ids;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What became of the order. */
  public sealed interface Result {
    record Opened(PayoutRun run) implements Result {}

    /** Who completed the task lacks the role. */
    record NotAllowed() implements Result {}

    /** No such region, or no instant. */
    record InvalidOrder() implements Result {}
  }

  /**
   * @param visit the element instance that asks
   */
  public Result open(long processInstanceKey, long visit) {
    Reading reading =
        Scopes.within(
            Scope.machinery(), () -> decisions.read(processInstanceKey, TASK, Role.FINANCE, visit));
    return switch (reading) {
      case Reading.NotAllowed refused -> handled(refused, new Result.NotAllowed());
      case Reading.Decided decided ->
          order(decided.decision())
              .map(order -> open(decided, order, processInstanceKey))
              .orElseGet(() -> handled(decided, new Result.InvalidOrder()));
    };
  }

  private Optional<PayoutRun.Order> order(Decision decision) {
    return decision
        .text("region")
        .flatMap(
            region ->
                Objects.requireNonNull(
                    Scopes.within(
                        Scope.worker(region),
                        () ->
                            transaction.execute(
                                status ->
                                    RunOrder.read(decision, region, regions)
                                        .filter(this::hasTerms)))));
  }

  private boolean hasTerms(PayoutRun.Order order) {
    return terms.find(order.region(), clock.instant()).isPresent();
  }

  private Result open(Reading.Decided decided, PayoutRun.Order order, long processInstanceKey) {
    return Scopes.within(
        Scope.worker(order.region().value()),
        () ->
            Objects.requireNonNull(
                transaction.execute(
                    status -> {
                      runs.add(RequestPayoutRun.newRun(ids, order, processInstanceKey));
                      decisions.handled(decided);
                      return new Result.Opened(runs.ofInstance(processInstanceKey).orElseThrow());
                    })));
  }

  private Result handled(Reading reading, Result result) {
    Scopes.run(
        Scope.machinery(),
        () -> transaction.executeWithoutResult(status -> decisions.handled(reading)));
    return result;
  }
}
