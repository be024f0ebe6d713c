package de.mojoinstitut.payments.refund;

import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.payments.payment.PaymentLocks;
import de.mojoinstitut.payments.payment.PaymentMoney;
import de.mojoinstitut.payments.payment.PaymentMoney.Received;
import de.mojoinstitut.payments.payment.StripeUnavailableException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends a refund whose fate stayed unknown, so that another one may take its place: Stripe has it,
 * or never will.
 */
@Service
class AbandonRefund {

  private final TransactionTemplate transaction;
  private final Idempotency idempotency;
  private final Refunds refunds;
  private final PaymentMoney money;
  private final SendRefund sendRefund;
  private final PaymentLocks locks;

  AbandonRefund(
      TransactionTemplate transaction,
      Idempotency idempotency,
      Refunds refunds,
      PaymentMoney money,
      SendRefund sendRefund,
      PaymentLocks locks) {
    this.transaction = transaction;
    this.idempotency = idempotency;
    this.refunds = refunds;
    this.money = money;
    this.sendRefund = sendRefund;
    this.locks = locks;
  }

  /** The refund as it is after the attempt to give it up. */
  record Abandoned(Refund refund, String currency) {}

  /**
   * @return the refund as Stripe has it, {@code FAILED} for good where Stripe has none
   * @throws ApiProblem 404, 503 where Stripe did not answer; then nothing has changed and the same
   *     request may come again
   */
  Abandoned abandon(Caller caller, String key, String paymentId, String refundId) {
    return locks.within(paymentId, () -> abandonLocked(caller, key, paymentId, refundId));
  }

  private Abandoned abandonLocked(Caller caller, String key, String paymentId, String refundId) {
    String operation = "POST /api/payments/" + paymentId + "/refunds/" + refundId + "/abandonment";
    Abandoned known =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  idempotency.claim(caller, key, operation, "");
                  return find(paymentId, refundId);
                }));
    try {
      return new Abandoned(sendRefund.abandon(known.refund()), known.currency());
    } catch (StripeUnavailableException e) {
      throw new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE");
    }
  }

  private Abandoned find(String paymentId, String refundId) {
    Received received = money.lock(paymentId).orElseThrow(ApiProblem::notFound);
    Refund refund =
        refunds
            .find(refundId)
            .filter(it -> it.paymentId().equals(paymentId))
            .orElseThrow(ApiProblem::notFound);
    return new Abandoned(refund, received.currency());
  }
}
