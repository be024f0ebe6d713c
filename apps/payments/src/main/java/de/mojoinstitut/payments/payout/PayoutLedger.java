package de.mojoinstitut.payments.payout;

import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies what is known of a payout: its state, the event and the watch change in one transaction,
 * under the row's lock.
 */
@Component
class PayoutLedger {

  private final TransactionTemplate transaction;
  private final Payouts payouts;
  private final PayoutEvents events;
  private final Watch watch;

  PayoutLedger(TransactionTemplate transaction, Payouts payouts, PayoutEvents events, Watch watch) {
    this.transaction = transaction;
    this.payouts = payouts;
    this.events = events;
    this.watch = watch;
  }

  Payout change(String payoutId, UnaryOperator<Payout> how) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Payout before = payouts.lock(payoutId);
              Payout after = how.apply(before);
              if (!after.equals(before)) {
                payouts.save(after);
              }
              if (after.status() != before.status()) {
                events.tell(after);
              }
              keepWatching(after);
              return after;
            }));
  }

  /** Holds the payout's row for as long as it is looked at: meanwhile nobody begins to send it. */
  Payout holding(String payoutId, UnaryOperator<Payout> look) {
    return Objects.requireNonNull(
        transaction.execute(status -> look.apply(payouts.lock(payoutId))));
  }

  private void keepWatching(Payout payout) {
    if (payout.isOver()) {
      watch.stop(Watched.Kind.PAYOUT, payout.payoutId());
    } else {
      watch.again(Watched.Kind.PAYOUT, payout.payoutId());
    }
  }
}
