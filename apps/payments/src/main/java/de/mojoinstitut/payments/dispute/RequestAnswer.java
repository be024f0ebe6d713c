package de.mojoinstitut.payments.dispute;

import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.payments.dispute.Dispute.Answer;
import de.mojoinstitut.payments.dispute.Dispute.Status;
import de.mojoinstitut.payments.payment.PaymentLocks;
import de.mojoinstitut.payments.payment.StripeUnavailableException;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers a dispute. The answer with its Stripe key is committed before Stripe is called. */
@Service
class RequestAnswer {

  private final TransactionTemplate transaction;
  private final Idempotency idempotency;
  private final Disputes disputes;
  private final SendAnswer sendAnswer;
  private final PaymentLocks locks;

  RequestAnswer(
      TransactionTemplate transaction,
      Idempotency idempotency,
      Disputes disputes,
      SendAnswer sendAnswer,
      PaymentLocks locks) {
    this.transaction = transaction;
    this.idempotency = idempotency;
    this.disputes = disputes;
    this.sendAnswer = sendAnswer;
    this.locks = locks;
  }

  /**
   * @return the dispute afterwards; one that is over is left as it is
   * @throws ApiProblem 404, 409 {@code WRONG_STATE} where it has another answer or wants none, 422
   *     {@code NOT_ELIGIBLE} where Stripe takes none, 503 where Stripe did not reply; the answer is
   *     then sent again by itself, and the same request may come again
   */
  Dispute answer(Caller caller, String key, String disputeId, Answer answer) {
    return locks.within(disputeId, () -> answerLocked(caller, key, disputeId, answer));
  }

  private Dispute answerLocked(Caller caller, String key, String disputeId, Answer answer) {
    Dispute dispute =
        Objects.requireNonNull(
            transaction.execute(status -> claim(caller, key, disputeId, answer)));
    if (dispute.status().isOver()) {
      return dispute;
    }
    try {
      if (sendAnswer.send(dispute) == SendAnswer.Sent.REFUSED) {
        throw new ApiProblem(
            new Problem(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "NOT_ELIGIBLE",
                Map.of("reason", "PROVIDER_REFUSED")));
      }
    } catch (StripeUnavailableException e) {
      throw new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE");
    }
    return find(disputeId);
  }

  private Dispute claim(Caller caller, String key, String disputeId, Answer answer) {
    idempotency.claim(caller, key, "POST /api/disputes/" + disputeId + "/answer", answer);
    Dispute dispute = disputes.lock(disputeId).orElseThrow(ApiProblem::notFound);
    if (dispute.status().isOver()) {
      return dispute;
    }
    boolean other = dispute.answer() != null && !answer.equals(dispute.answer());
    if (dispute.status() == Status.SEEN || other) {
      throw new ApiProblem(HttpStatus.CONFLICT, "WRONG_STATE");
    }
    Dispute answered = dispute.answered(answer);
    disputes.save(answered);
    return answered;
  }

  private Dispute find(String disputeId) {
    return Objects.requireNonNull(
        transaction.execute(status -> disputes.lock(disputeId).orElseThrow()));
  }
}
