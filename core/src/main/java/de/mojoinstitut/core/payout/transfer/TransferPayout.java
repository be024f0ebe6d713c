package de.mojoinstitut.core.payout.transfer;

import de.mojoinstitut.core.ledger.PostPayout;
import de.mojoinstitut.core.ledger.PostPayout.Reservation;
import de.mojoinstitut.core.payout.run.Payout;
import de.mojoinstitut.core.payout.run.Payout.Reason;
import de.mojoinstitut.core.payout.run.Payout.Status;
import de.mojoinstitut.core.payout.run.PayoutId;
import de.mojoinstitut.core.payout.run.PayoutRun;
import de.mojoinstitut.core.payout.run.PayoutRuns;
import de.mojoinstitut.core.payout.run.Payouts;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Orders a payout: the ledger reserves the amount and the order is stored before payments.mojo is
 * asked, and it is asked under the payout's id, so a second try asks for the same transfer.
 * Idempotent.
 */
@Service
public class TransferPayout {

  private final Payouts payouts;
  private final PayoutRuns runs;
  private final PostPayout ledger;
  private final SettlePayout settle;
  private final PayoutGateway gateway;
  private final Clock clock;
  private final TransactionTemplate transaction;

  TransferPayout(
      Payouts payouts,
      PayoutRuns runs,
      PostPayout ledger,
      SettlePayout settle,
      PayoutGateway gateway,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.payouts = payouts;
    this.runs = runs;
    this.ledger = ledger;
    this.settle = settle;
    this.gateway = gateway;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What became of the order. */
  public enum Result {
    /** Its end is told by an event, where it is known already too. */
    ORDERED,
    SKIPPED,
    FAILED
  }

  public Result transfer(PayoutId id) {
    Payout payout = Objects.requireNonNull(transaction.execute(status -> reserve(id)));
    if (payout.status().isOver()) {
      return result(payout.status());
    }
    PayoutGateway.Answer answer =
        gateway.pay(
            new PayoutGateway.Order(id.value(), payout.beneficiary().id(), payout.amount()));
    return result(Objects.requireNonNull(transaction.execute(status -> store(id, answer))));
  }

  private Payout reserve(PayoutId id) {
    Payout payout = payouts.lock(id);
    if (payout.status().isOver() || payout.reservedAt() != null) {
      return payout;
    }
    requirePaying(payout);
    switch (ledger.reserve(SettlePayout.posting(payout), clock.instant())) {
      case Reservation.Reserved reserved -> payouts.reserved(id);
      case Reservation.NotEnough less -> payouts.ended(id, Status.SKIPPED, Reason.BALANCE_CHANGED);
    }
    return payouts.get(id);
  }

  /** An instance that somebody started by hand moves no money that nobody has approved. */
  private void requirePaying(Payout payout) {
    PayoutRun.Status status = runs.get(payout.run()).status();
    if (status != PayoutRun.Status.PAYING) {
      throw new IllegalStateException(payout.id().value() + " is of a run that is " + status);
    }
  }

  /** What an event told meanwhile is newer than this answer. */
  private Status store(PayoutId id, PayoutGateway.Answer answer) {
    Payout payout = payouts.lock(id);
    if (payout.status().isOver()) {
      return payout.status();
    }
    switch (answer.status()) {
      case PENDING, PAID -> {}
      case UNKNOWN -> payouts.unknown(id);
      case FAILED -> settle.failed(payout);
    }
    return payouts.get(id).status();
  }

  private static Result result(Status status) {
    return switch (status) {
      case PENDING, UNKNOWN, PAID -> Result.ORDERED;
      case SKIPPED -> Result.SKIPPED;
      case FAILED -> Result.FAILED;
    };
  }
}
