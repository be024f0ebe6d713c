package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.payment.PaymentGateway.Cancellation;
import de.mojoinstitut.core.payment.PaymentSubject.Standing;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Before what is sold is given back the buyer must not be able to pay any more; who has paid
 * already, has paid. Idempotent.
 */
@Service
public class CancelPayment {
  private final PaymentSubjects subjects;
  private final Payments payments;
  private final Refunds refunds;
  private final PaymentGateway gateway;
  private final Clock clock;
  private final TransactionTemplate transaction;

  CancelPayment(
      PaymentSubjects subjects,
      Payments payments,
      Refunds refunds,
      PaymentGateway gateway,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.subjects = subjects;
    this.payments = payments;
    this.refunds = refunds;
    this.gateway = gateway;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What became of it. */
  public enum Result {
    /** Nothing can be paid any more, or only by money that is under way already. */
    CLOSED,
    ALREADY_PAID
  }

  public Result cancel(SubjectId subject) {
    Optional<Payment> latest = payments.latest(subject);
    if (latest.isEmpty()) {
      return Result.CLOSED;
    }
    Payment payment = latest.get();
    return store(
        payment,
        payment.wasPaid()
            ? PaymentStatus.CAPTURED
            : switch (gateway.cancel(payment.sale().seller(), payment.id())) {
              case CANCELLED -> PaymentStatus.CANCELLED;
              case PROCESSING -> PaymentStatus.PROCESSING;
              case ALREADY_PAID -> PaymentStatus.CAPTURED;
            });
  }

  /**
   * The event that says the same may have come first, or may come later; the subject is told once.
   */
  private Result store(Payment asked, PaymentStatus answer) {
    return Objects.requireNonNull(
        transaction.execute(
            tx -> {
              PaymentSubject.Locked subject = subjects.lock(asked.sale().subject());
              Payment payment = payments.find(asked.id()).orElseThrow();
              if (!payment.wasPaid()) {
                payment = payments.save(answered(payment, answer));
                if (!payment.isPaid()) {
                  return Result.CLOSED;
                }
                subject.on(new PaymentNews.Paid(payment));
              }
              if (subject.standing() == Standing.UNWANTED) {
                refunds.due(subject, payment);
              }
              return Result.ALREADY_PAID;
            }));
  }

  private Payment answered(Payment payment, PaymentStatus status) {
    Payment answered = payment.with(status);
    return answered.isPaid() ? answered.capturedAt(clock.instant()) : answered;
  }

  /**
   * Closes a payment that was requested while its subject ended. Money that is there, or under way,
   * is left to its event. Idempotent.
   */
  public void closeEnded(SubjectId subject) {
    Payment payment = payments.latest(subject).filter(Payment::isPayable).orElse(null);
    if (payment == null || !isOver(subject)) {
      return;
    }
    if (gateway.cancel(payment.sale().seller(), payment.id()) == Cancellation.CANCELLED) {
      transaction.executeWithoutResult(status -> close(payment));
    }
  }

  private boolean isOver(SubjectId subject) {
    Standing standing =
        Objects.requireNonNull(transaction.execute(status -> subjects.lock(subject).standing()));
    return standing == Standing.LAPSED || standing == Standing.UNWANTED;
  }

  private void close(Payment asked) {
    subjects.lock(asked.sale().subject());
    payments
        .find(asked.id())
        .filter(payment -> !payment.wasPaid())
        .ifPresent(payment -> payments.save(payment.with(PaymentStatus.CANCELLED)));
  }
}
