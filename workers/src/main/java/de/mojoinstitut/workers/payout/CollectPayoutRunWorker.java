package de.mojoinstitut.workers.payout;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payout.run.CollectPayoutRun;
import de.mojoinstitut.core.payout.run.CollectPayoutRun.Collected;
import de.mojoinstitut.core.payout.run.Payout;
import de.mojoinstitut.core.payout.run.PayoutRun;
import de.mojoinstitut.processes.PayoutRunProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code payoutRun.collect} */
@Component
public class CollectPayoutRunWorker {

  private final CollectPayoutRun collectPayoutRun;

  CollectPayoutRunWorker(CollectPayoutRun collectPayoutRun) {
    this.collectPayoutRun = collectPayoutRun;
  }

  public record Output(
      boolean nothingToPay, boolean approvalRequired, List<Row> preview, Totals totals) {}

  /**
   * What people see of one payout; amounts in minor units.
   *
   * @param note why nothing would be paid; empty otherwise
   */
  public record Row(
      String payoutId, String beneficiary, long amount, String currency, long lines, String note) {}

  /**
   * @param amount minor units
   * @param cutoff ISO 8601
   */
  public record Totals(long payouts, long amount, String currency, long lines, String cutoff) {}

  @JobWorker(type = JobTypes.PAYOUT_RUN_COLLECT)
  public Output handle(@VariablesAsType PayoutRunJob job) {
    Collected collected = Scopes.within(job.scope(), () -> collectPayoutRun.collect(job.id()));
    return new Output(
        collected.nothingToPay(),
        collected.approvalRequired(),
        collected.preview().stream().map(CollectPayoutRunWorker::row).toList(),
        totals(collected));
  }

  private static Row row(Payout payout) {
    return new Row(
        payout.id().value(),
        payout.beneficiary().id(),
        payout.amount().amount(),
        payout.amount().currency().getCurrencyCode(),
        payout.lines(),
        Optional.ofNullable(payout.reason()).map(Enum::name).orElse(""));
  }

  private static Totals totals(Collected collected) {
    PayoutRun.Totals totals = collected.totals();
    return new Totals(
        totals.payouts(),
        totals.amount().amount(),
        totals.amount().currency().getCurrencyCode(),
        totals.lines(),
        collected.cutoff().toString());
  }
}
