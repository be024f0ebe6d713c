package de.mojoinstitut.payments.dispute;

import de.mojoinstitut.connectors.stripe.ProviderDispute;
import de.mojoinstitut.payments.dispute.Dispute.Status;
import de.mojoinstitut.payments.payment.PaymentMoney;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies what is known of a dispute: its state, events, the seller's credit note and the watch
 * change in one transaction, under the row's lock.
 */
@Component
class DisputeLedger {

  private final TransactionTemplate transaction;
  private final Disputes disputes;
  private final PaymentMoney money;
  private final DisputeEvents events;
  private final Watch watch;

  DisputeLedger(
      TransactionTemplate transaction,
      Disputes disputes,
      PaymentMoney money,
      DisputeEvents events,
      Watch watch) {
    this.transaction = transaction;
    this.disputes = disputes;
    this.money = money;
    this.events = events;
    this.watch = watch;
  }

  /**
   * Records the dispute as Stripe has it.
   *
   * @throws IllegalStateException where its payment is not known in this scope
   */
  Dispute record(ProviderDispute known) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              if (disputes.lock(known.id()).isEmpty()) {
                disputes.add(seen(known));
              }
              return change(known.id(), dispute -> dispute.observe(known));
            }));
  }

  Dispute change(String disputeId, UnaryOperator<Dispute> how) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Dispute before = disputes.lock(disputeId).orElseThrow();
              Dispute after = how.apply(before);
              if (!after.equals(before)) {
                disputes.save(after);
              }
              tell(before, after);
              keepWatching(after);
              return after;
            }));
  }

  /** An end that comes before the beginning was seen is told with its beginning. */
  private void tell(Dispute before, Dispute after) {
    if (after.status() == before.status()) {
      return;
    }
    if (before.status() == Status.SEEN && after.status() != Status.CLOSED) {
      events.tell(after.opened(), "opened");
    }
    if (after.status() == Status.WON) {
      events.tell(after, "won");
    } else if (after.status() == Status.LOST) {
      events.tell(after, "lost");
      money.chargedBack(after.paymentId(), after.disputeId(), after.amount());
    }
  }

  private void keepWatching(Dispute dispute) {
    if (dispute.status().isOver()) {
      watch.stop(Watched.Kind.DISPUTE, dispute.disputeId());
    } else {
      watch.again(Watched.Kind.DISPUTE, dispute.disputeId());
    }
  }

  private Dispute seen(ProviderDispute known) {
    String intent = known.paymentIntentId();
    return money
        .ofIntent(intent == null ? "" : intent)
        .map(of -> Dispute.seen(known, of.tenantId(), of.paymentId(), of.subject()))
        .orElseThrow(() -> new IllegalStateException("nothing of ours is disputed"));
  }
}
