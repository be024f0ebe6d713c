package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.StaffTask;
import de.mojoinstitut.core.task.TaskDecisions;
import de.mojoinstitut.core.task.TaskDecisions.Decision;
import de.mojoinstitut.core.task.TaskDecisions.Reading;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finance has looked at the provider what became of a refund that failed, or of which nobody told
 * anything. Counts only where the completed task says so and names somebody from finance; and that
 * it failed, only once payments.mojo has given it up, so that it cannot succeed beside the next
 * attempt. Idempotent per visit of the step.
 */
@Service
public class ResolveRefund {

  private static final String SUCCEEDED = "SUCCEEDED";
  private static final String FAILED = "FAILED";

  private final TaskDecisions decisions;
  private final PaymentSubjects subjects;
  private final Payments payments;
  private final Refunds refunds;
  private final PaymentLedger ledger;
  private final PaymentGateway gateway;
  private final TransactionTemplate transaction;

  ResolveRefund(
      TaskDecisions decisions,
      PaymentSubjects subjects,
      Payments payments,
      Refunds refunds,
      PaymentLedger ledger,
      PaymentGateway gateway,
      PlatformTransactionManager transactions) {
    this.decisions = decisions;
    this.subjects = subjects;
    this.payments = payments;
    this.refunds = refunds;
    this.ledger = ledger;
    this.gateway = gateway;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What was decided. */
  public enum Result {
    /** The money is with the buyer. */
    SUCCEEDED,
    /** It is not, and another attempt is due. */
    FAILED,
    /** Whoever completed the task may not, or has decided nothing. */
    NOT_ALLOWED
  }

  /**
   * @throws OutsideUnavailableException where the decision cannot be read yet, or where the refund
   *     cannot be given up because its fate is still open
   */
  public Result resolve(SubjectId subject, StaffTask task) {
    Payment payment = latest(subject);
    Reading reading = decisions.read(task, Role.FINANCE, payment.sale().region());
    String resolution = resolution(subject, reading);
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Result result =
                  switch (reading) {
                    case Reading.Decided decided -> apply(subject, decided.decision(), resolution);
                    case Reading.NotAllowed not -> Result.NOT_ALLOWED;
                  };
              decisions.handled(reading);
              return result;
            }));
  }

  /** What was decided; that it failed is true only where payments.mojo says so as well. */
  private String resolution(SubjectId subject, Reading reading) {
    if (!(reading instanceof Reading.Decided decided)) {
      return "";
    }
    Decision decision = decided.decision();
    String resolution = decision.text("resolution").orElse("").toUpperCase(Locale.ROOT);
    return resolution.equals(FAILED) ? abandon(subject, decision) : resolution;
  }

  private String abandon(SubjectId subject, Decision decision) {
    Payment payment = latest(subject);
    Refund refund = Objects.requireNonNull(payment.refund());
    if (!refund.isOpen() || payment.isAttempt(decision.taskId())) {
      return FAILED;
    }
    RefundStatus status =
        gateway.abandonRefund(payment.sale().seller(), payment.id(), refund.refundId());
    return switch (status) {
      case SUCCEEDED -> SUCCEEDED;
      case FAILED -> FAILED;
      case PENDING, UNKNOWN -> throw new OutsideUnavailableException("payments", status.name());
    };
  }

  private Result apply(SubjectId id, Decision decision, String resolution) {
    return switch (resolution) {
      case SUCCEEDED -> succeeded(subjects.lock(id), latest(id), decision);
      case FAILED -> failed(subjects.lock(id), latest(id), decision);
      default -> Result.NOT_ALLOWED;
    };
  }

  private Payment latest(SubjectId subject) {
    return payments.latest(subject).orElseThrow();
  }

  /** What went back otherwise, and is posted already, is not posted again. */
  private Result succeeded(PaymentSubject.Locked subject, Payment known, Decision decision) {
    Refund wanted = Objects.requireNonNull(known.refund());
    if (wanted.status() == RefundStatus.SUCCEEDED) {
      return Result.SUCCEEDED;
    }
    String reference = decision.text("providerReference").orElse("");
    Optional<Refund> byHand =
        known
            .find(reference)
            .filter(each -> !known.isOwn(each))
            .or(() -> known.byHand(wanted.amount()));
    boolean posted = byHand.isPresent() || known.left().isZero();
    Payment payment =
        wanted.returned() && !posted
            ? refunds.again(subject, known, wanted, decision.taskId())
            : known;
    Refund refund = Objects.requireNonNull(payment.refund());
    if (!posted) {
      refund = refund.of(payment.atMostLeft(refund.amount()));
      ledger.refunded(payment, refund);
    }
    Payment saved =
        payments.save(payment, refund.settledBy(byHand.map(Refund::refundId).orElse(reference)));
    subject.on(new PaymentNews.Refunded(saved, null));
    return Result.SUCCEEDED;
  }

  /** Where the money has gone back meanwhile, that counts. */
  private Result failed(PaymentSubject.Locked subject, Payment payment, Decision decision) {
    Refund refund = Objects.requireNonNull(payment.refund());
    if (refund.status() == RefundStatus.SUCCEEDED || payment.left().isZero()) {
      return succeeded(subject, payment, decision);
    }
    if (!payment.isAttempt(decision.taskId())) {
      refunds.again(subject, payment, refund, decision.taskId());
    }
    return Result.FAILED;
  }
}
