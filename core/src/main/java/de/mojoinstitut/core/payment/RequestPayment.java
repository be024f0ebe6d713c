package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.payment.PaymentGateway.Request;
import de.mojoinstitut.core.payment.PaymentGateway.Requested;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks payments.mojo for a payment in the seller's tenant. Where its subject ends meanwhile the
 * payment is closed again. Idempotent by subject and number.
 */
@Service
public class RequestPayment {
  private final PaymentSubjects subjects;
  private final Payments payments;
  private final PaymentGateway gateway;
  private final CancelPayment cancelPayment;
  private final TransactionTemplate transaction;

  RequestPayment(
      PaymentSubjects subjects,
      Payments payments,
      PaymentGateway gateway,
      CancelPayment cancelPayment,
      PlatformTransactionManager transactions) {
    this.subjects = subjects;
    this.payments = payments;
    this.gateway = gateway;
    this.cancelPayment = cancelPayment;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * @return empty where no money is waited for any more; the process hears of that by itself
   */
  public Optional<PaymentId> request(SubjectId subject) {
    Optional<Request> request =
        Objects.requireNonNull(
            transaction.execute(status -> subjects.of(subject).request(subject.id())));
    if (request.isEmpty()) {
      return Optional.empty();
    }
    Requested requested = gateway.request(request.get());
    transaction.executeWithoutResult(status -> store(request.get(), requested));
    cancelPayment.closeEnded(subject);
    return Optional.of(requested.payment());
  }

  private void store(Request request, Requested requested) {
    Sale sale = request.sale();
    PaymentSubject.Locked subject = subjects.lock(sale.subject());
    Payment payment =
        payments
            .find(requested.payment())
            .orElseGet(
                () ->
                    Payment.unheardOf(
                        requested.payment(), sale, request.number(), requested.status()));
    if (payment.checkoutUrl() == null) {
      Payment payable = payments.save(payment.payableAt(requested.checkoutUrl()));
      subject.on(new PaymentNews.Requested(payable));
    }
  }
}
