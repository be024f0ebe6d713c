package de.mojoinstitut.payments.dispute;

import de.mojoinstitut.payments.payment.PaymentLocks;
import de.mojoinstitut.payments.watch.Watched;
import de.mojoinstitut.payments.watch.Watcher;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches a dispute from Stripe, applies its state, and sends an answer that is not there yet. */
@Component
class DisputeWatcher implements Watcher {

  private final TransactionTemplate transaction;
  private final Disputes disputes;
  private final SendAnswer sendAnswer;
  private final PaymentLocks locks;

  DisputeWatcher(
      TransactionTemplate transaction,
      Disputes disputes,
      SendAnswer sendAnswer,
      PaymentLocks locks) {
    this.transaction = transaction;
    this.disputes = disputes;
    this.sendAnswer = sendAnswer;
    this.locks = locks;
  }

  @Override
  public Watched.Kind kind() {
    return Watched.Kind.DISPUTE;
  }

  @Override
  public void look(String disputeId) {
    locks.within(
        disputeId,
        () -> {
          boolean waits = SendAnswer.waits(sendAnswer.fetch(disputeId));
          Dispute dispute = find(disputeId);
          if (waits && dispute.answer() != null) {
            sendAnswer.send(dispute);
          }
          return dispute;
        });
  }

  private Dispute find(String disputeId) {
    return Objects.requireNonNull(
        transaction.execute(status -> disputes.lock(disputeId).orElseThrow()));
  }
}
