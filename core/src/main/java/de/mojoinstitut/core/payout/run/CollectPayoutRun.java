package de.mojoinstitut.core.payout.run;

import de.mojoinstitut.core.payout.run.PayoutRun.Status;
import de.mojoinstitut.core.payout.run.PayoutRun.Totals;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Collects what is payable into payouts, one per beneficiary, in the database alone: however many
 * lines there are, none of them comes here. Of two runs at once each line goes into one. Idempotent
 * by run.
 */
@Service
public class CollectPayoutRun {

  /** So many rows a preview shows. */
  static final int PREVIEW = 200;

  private final PayoutRuns runs;
  private final Payouts payouts;
  private final PayoutLines lines;
  private final PayoutTerms terms;
  private final Clock clock;

  CollectPayoutRun(
      PayoutRuns runs, Payouts payouts, PayoutLines lines, PayoutTerms terms, Clock clock) {
    this.runs = runs;
    this.payouts = payouts;
    this.lines = lines;
    this.terms = terms;
    this.clock = clock;
  }

  /**
   * @param cutoff until when lines were collected
   * @param preview the largest payouts, skipped ones among them
   */
  public record Collected(
      boolean nothingToPay,
      boolean approvalRequired,
      Instant cutoff,
      List<Payout> preview,
      Totals totals) {}

  @Transactional
  public Collected collect(PayoutRunId id) {
    PayoutRun run = runs.lock(id);
    if (run.totals() == null) {
      collect(run);
      run = runs.get(id);
    }
    Totals totals = Objects.requireNonNull(run.totals());
    return new Collected(
        totals.payouts() == 0,
        run.approvalRequired(),
        run.order().cutoff(),
        payouts.ofRun(id, PREVIEW),
        totals);
  }

  private void collect(PayoutRun run) {
    PayoutTerms.Terms region = terms.inForce(run.order().region(), clock.instant());
    lines.serialise(run.order().region());
    lines.collect(run, region);
    Totals totals = payouts.totals(run.id(), region.currency());
    boolean dryRun = run.order().dryRun();
    boolean nothing = totals.payouts() == 0;
    boolean approval = !dryRun && !nothing && totals.amount().amount() >= region.fourEyesFrom();
    runs.collected(run.id(), status(dryRun, nothing, approval), approval, totals);
  }

  private static Status status(boolean dryRun, boolean nothing, boolean approval) {
    if (dryRun) {
      return Status.PREVIEW;
    }
    if (nothing) {
      return Status.DONE;
    }
    return approval ? Status.AWAITING_APPROVAL : Status.PAYING;
  }
}
