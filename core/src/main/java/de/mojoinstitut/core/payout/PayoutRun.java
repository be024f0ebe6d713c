package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that pays out a region.
 *
 * @param number what people read
 * @param orderedIn the process instance whose task ordered it; null where it was ordered by request
 * @param approvalRequired known once the lines are collected
 * @param decision null until somebody has decided
 * @param totals of what is, or would be, paid; null until the lines are collected
 */
public record PayoutRun(
    PayoutRunId id,
    String number,
    Order order,
    Status status,
    @Nullable Long orderedIn,
    boolean approvalRequired,
    @Nullable Decision decision,
    @Nullable Totals totals) {

  /**
   * What finance wants.
   *
   * @param cutoff what occurred later waits for the next run
   * @param dryRun only shows what a run would do
   */
  public record Order(RegionCode region, Instant cutoff, boolean dryRun, ClerkUserId startedBy) {}

  /** Where a run is. */
  public enum Status {
    COLLECTING,
    /** A dry run, collected. */
    PREVIEW,
    AWAITING_APPROVAL,
    PAYING,
    DONE,
    REJECTED
  }

  /** What the second person says. */
  public record Decision(boolean approved, ClerkUserId by) {}

  /**
   * Of the payouts that are not skipped.
   *
   * @param lines how many postings they are netted from
   */
  public record Totals(long payouts, Money amount, long lines) {}

  /** Whether the instance may carry it out; what a task has ordered is for that instance. */
  boolean isFor(long processInstanceKey) {
    return orderedIn == null || orderedIn == processInstanceKey;
  }

  /** Whether a second person can still decide. */
  boolean awaitsDecision() {
    return status == Status.AWAITING_APPROVAL && decision == null;
  }

  /** Whether somebody is the one who started it. */
  boolean isStartedBy(ClerkUserId person) {
    return order.startedBy().equals(person);
  }
}
