package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.OutsideRefusedException;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.payment.PaymentSubject.Standing;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Money came for what does not take place: what was promised of it goes back. The refund's id is
 * stored before payments.mojo is asked, so a second try asks for the same refund. Idempotent per
 * attempt.
 */
@Service
public class RefundPayment {
  private final PaymentSubjects subjects;
  private final Payments payments;
  private final Refunds refunds;
  private final PaymentGateway gateway;
  private final TransactionTemplate transaction;

  RefundPayment(
      PaymentSubjects subjects,
      Payments payments,
      Refunds refunds,
      PaymentGateway gateway,
      PlatformTransactionManager transactions) {
    this.subjects = subjects;
    this.payments = payments;
    this.refunds = refunds;
    this.gateway = gateway;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What became of the attempt. */
  public enum Result {
    /** It is under way, or the money is back already; the end of it is told by its event. */
    REQUESTED,
    /** The provider will not do it; the money is still with us and a person has to look. */
    REFUSED
  }

  /**
   * @throws IllegalStateException where nothing was paid, or where it takes place
   */
  public Result refund(SubjectId subject) {
    Payment payment = Objects.requireNonNull(transaction.execute(status -> prepare(subject)));
    Refund refund = Objects.requireNonNull(payment.refund());
    return switch (refund.status()) {
      case SUCCEEDED -> Result.REQUESTED;
      case FAILED -> Result.REFUSED;
      case PENDING, UNKNOWN -> {
        RefundStatus answer = ask(payment, refund);
        yield Objects.requireNonNull(transaction.execute(status -> store(payment, refund, answer)));
      }
    };
  }

  private Payment prepare(SubjectId id) {
    PaymentSubject.Locked subject = subjects.lock(id);
    Payment payment = payments.latest(id).orElse(null);
    if (payment != null && payment.isPaid() && subject.standing() != Standing.KEPT) {
      payment = refunds.due(subject, payment);
    }
    if (payment == null || payment.refund() == null) {
      throw new IllegalStateException(id.id() + " has no money to give back");
    }
    return payment;
  }

  private RefundStatus ask(Payment payment, Refund refund) {
    try {
      return gateway.refund(
          new PaymentGateway.Refund(
              payment.sale().seller(),
              payment.id(),
              refund.refundId(),
              refund.amount(),
              refund.reason()));
    } catch (OutsideRefusedException e) {
      return RefundStatus.FAILED;
    }
  }

  /**
   * Success is told by its event, also where this answer knows it already; and what an event told
   * meanwhile is newer than this answer.
   */
  private Result store(Payment asked, Refund refund, RefundStatus answer) {
    subjects.lock(asked.sale().subject());
    Payment payment = payments.find(asked.id()).orElseThrow();
    Refund now = Objects.requireNonNull(payment.refund());
    if (!now.refundId().equals(refund.refundId())
        || !now.isOpen()
        || answer == RefundStatus.SUCCEEDED) {
      return Result.REQUESTED;
    }
    payments.save(payment, now.with(answer));
    return answer == RefundStatus.FAILED ? Result.REFUSED : Result.REQUESTED;
  }
}
