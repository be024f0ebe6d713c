package de.mojoinstitut.hub.payout;

import de.mojoinstitut.core.payout.run.Payout;
import de.mojoinstitut.core.payout.run.PayoutRun;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.hub.web.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as finance sees it.
 *
 * @param totals of what is, or would be, paid; null until the lines are collected
 * @param payouts the largest, at most {@value PayoutRunsController#LISTED_PAYOUTS}
 */
record PayoutRunView(
    String payoutRunId,
    String payoutRunNumber,
    String region,
    Instant cutoff,
    boolean dryRun,
    PayoutRun.Status status,
    String startedBy,
    @Nullable String approvedBy,
    @Nullable String rejectedBy,
    @Nullable TotalsView totals,
    List<RunPayoutView> payouts) {

  record TotalsView(long payouts, MoneyView amount, long lines) {}

  record RunPayoutView(
      String payoutId,
      String beneficiary,
      MoneyView amount,
      Payout.Status status,
      Payout.@Nullable Reason reason,
      long lineCount) {}

  static PayoutRunView of(PayoutRun run, List<Payout> payouts) {
    PayoutRun.Order order = run.order();
    return new PayoutRunView(
        run.id().value(),
        run.number(),
        order.region().value(),
        order.cutoff(),
        order.dryRun(),
        run.status(),
        order.startedBy().value(),
        decider(run, true),
        decider(run, false),
        Optional.ofNullable(run.totals()).map(PayoutRunView::totals).orElse(null),
        payouts.stream().map(PayoutRunView::payout).toList());
  }

  private static @Nullable String decider(PayoutRun run, boolean approved) {
    return Optional.ofNullable(run.decision())
        .filter(decision -> decision.approved() == approved)
        .map(PayoutRun.Decision::by)
        .map(ClerkUserId::value)
        .orElse(null);
  }

  private static TotalsView totals(PayoutRun.Totals totals) {
    return new TotalsView(totals.payouts(), MoneyView.of(totals.amount()), totals.lines());
  }

  private static RunPayoutView payout(Payout payout) {
    return new RunPayoutView(
        payout.id().value(),
        payout.beneficiary().id(),
        MoneyView.of(payout.amount()),
        payout.status(),
        payout.reason(),
        payout.lines());
  }
}
