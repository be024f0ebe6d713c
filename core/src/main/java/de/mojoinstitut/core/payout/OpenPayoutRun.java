package de.mojoinstitut.core.payout;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.Ids;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.region.Regions;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.StaffTask;
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

    /** Who completed the task lacks the role, or serves another region. */
    record NotAllowed() implements Result {}

    /** No such region, or no instant. */
    record InvalidOrder() implements Result {}
  }

  public Result open(StaffTask task) {
    Reading reading =
        Scopes.within(
            Scope.machinery(), () -> decisions.read(task, Role.FINANCE, OpenPayoutRun::region));
    return switch (reading) {
      case Reading.NotAllowed refused -> handled(refused, new Result.NotAllowed());
      case Reading.Decided decided ->
          order(decided.decision())
              .map(order -> open(decided, order, task.processInstanceKey()))
              .orElseGet(() -> handled(decided, new Result.InvalidOrder()));
    };
  }

  private Optional<PayoutRun.Order> order(Decision decision) {
    return region(decision)
        .map(RegionCode::value)
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

  private static Optional<RegionCode> region(Decision decision) {
    return decision.text("region").map(RegionCode::new);
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
