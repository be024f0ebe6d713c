package de.mojoinstitut.core.dispute;

import de.mojoinstitut.core.dispute.DisputeGateway.Answer;
import de.mojoinstitut.core.dispute.DisputeGateway.Outcome;
import de.mojoinstitut.core.payment.PaymentSubjects;
import de.mojoinstitut.core.payment.Payments;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.StaffTask;
import de.mojoinstitut.core.task.TaskDecisions;
import de.mojoinstitut.core.task.TaskDecisions.Decision;
import de.mojoinstitut.core.task.TaskDecisions.Reading;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the bank the answer that finance has decided on. The decision and every word of the answer
 * are stored before the provider is told, so that a repeated call says the same.
 */
@Service
public class AnswerDispute {

  private static final String OUTCOME = "outcome";

  private final TaskDecisions decisions;
  private final Disputes disputes;
  private final Payments payments;
  private final PaymentSubjects subjects;
  private final DisputeGateway gateway;
  private final TransactionTemplate transaction;

  AnswerDispute(
      TaskDecisions decisions,
      Disputes disputes,
      Payments payments,
      PaymentSubjects subjects,
      DisputeGateway gateway,
      PlatformTransactionManager transactions) {
    this.decisions = decisions;
    this.disputes = disputes;
    this.payments = payments;
    this.subjects = subjects;
    this.gateway = gateway;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * A dispute that is closed already is left alone.
   *
   * @return false where whoever completed the task may not decide, or decided nothing: the task has
   *     to be done again
   * @throws de.mojoinstitut.core.OutsideUnavailableException where the task is not visible yet, or
   *     an outside system does not answer; the same call may come again
   */
  public boolean answer(String disputeId, StaffTask task) {
    Dispute dispute = inTransaction(() -> disputes.lock(disputeId));
    Reading reading = decisions.read(task, Role.FINANCE, dispute.region());
    return switch (reading) {
      case Reading.NotAllowed refused -> again(refused);
      case Reading.Decided decided ->
          outcome(decided.decision())
              .map(outcome -> tell(disputeId, decided, outcome))
              .orElseGet(() -> again(decided));
    };
  }

  private boolean again(Reading reading) {
    transaction.executeWithoutResult(status -> decisions.handled(reading));
    return false;
  }

  private boolean tell(String disputeId, Reading.Decided decided, Outcome outcome) {
    Dispute dispute = inTransaction(() -> decide(disputeId, decided, outcome));
    if (dispute.isOpen()) {
      gateway.answer(dispute.seller(), disputeId, Objects.requireNonNull(dispute.answer()));
    }
    return true;
  }

  private Dispute decide(String disputeId, Reading.Decided decided, Outcome outcome) {
    Dispute dispute = disputes.lock(disputeId);
    decisions.handled(decided);
    if (dispute.answer() != null || !dispute.isOpen()) {
      return dispute;
    }
    String text =
        switch (outcome) {
          case CONTEST -> evidence(dispute);
          case ACCEPT -> "";
        };
    disputes.decide(disputeId, new Answer(outcome, text), decided.decision().by());
    return disputes.lock(disputeId);
  }

  private String evidence(Dispute dispute) {
    SubjectId subject = payments.find(dispute.payment()).orElseThrow().sale().subject();
    return subjects.of(subject).evidence(subject.id());
  }

  private static Optional<Outcome> outcome(Decision decision) {
    return decision
        .text(OUTCOME)
        .flatMap(
            text ->
                Arrays.stream(Outcome.values())
                    .filter(each -> each.name().equals(text))
                    .findFirst());
  }

  private <T> T inTransaction(Supplier<T> action) {
    return Objects.requireNonNull(transaction.execute(status -> action.get()));
  }
}
