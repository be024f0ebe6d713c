package de.mojoinstitut.payments.refund;

import de.mojoinstitut.connectors.stripe.ProviderRefund;
import de.mojoinstitut.connectors.stripe.ProviderRefund.State;
import de.mojoinstitut.connectors.stripe.StripeRefunds;
import de.mojoinstitut.payments.payment.PaymentLocks;
import de.mojoinstitut.payments.payment.PaymentMoney;
import de.mojoinstitut.payments.payment.PaymentMoney.Received;
import de.mojoinstitut.payments.watch.Watched;
import de.mojoinstitut.payments.watch.Watcher;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches all refunds of a payment from Stripe and records each: an event about a payment's refunds
 * carries their sum only. The payment must be known to be paid by then.
 */
@Component
class ProviderRefunds implements Watcher {

  private final TransactionTemplate transaction;
  private final PaymentMoney money;
  private final RefundLedger ledger;
  private final StripeRefunds stripe;
  private final PaymentLocks locks;

  ProviderRefunds(
      TransactionTemplate transaction,
      PaymentMoney money,
      RefundLedger ledger,
      StripeRefunds stripe,
      PaymentLocks locks) {
    this.transaction = transaction;
    this.money = money;
    this.ledger = ledger;
    this.stripe = stripe;
    this.locks = locks;
  }

  @Override
  public Watched.Kind kind() {
    return Watched.Kind.REFUNDS;
  }

  @Override
  public void look(String paymentId) {
    Optional<Received> received =
        Objects.requireNonNull(transaction.execute(status -> money.lock(paymentId)));
    received.ifPresent(it -> locks.within(paymentId, () -> record(it)));
  }

  private List<ProviderRefund> record(Received received) {
    List<ProviderRefund> found = SendRefund.said(stripe.list(received.paymentIntentId()));
    // What came back makes room for what was made since; then the oldest first.
    List<ProviderRefund> inOrder =
        found.reversed().stream()
            .sorted(Comparator.comparing(refund -> refund.state() != State.FAILED))
            .toList();
    inOrder.forEach(refund -> ledger.record(received.paymentId(), refund));
    return inOrder;
  }
}
