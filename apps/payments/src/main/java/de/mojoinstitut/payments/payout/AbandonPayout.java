package de.mojoinstitut.payments.payout;

import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.payments.payment.PaymentLocks;
import de.mojoinstitut.payments.payment.StripeUnavailableException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends a payout whose fate stayed unknown, so that its money may go another way: it is paid, or it
 * never will be.
 */
@Service
class AbandonPayout {

  private final TransactionTemplate transaction;
  private final Idempotency idempotency;
  private final Payouts payouts;
  private final SendTransfer sendTransfer;
  private final PaymentLocks locks;

  AbandonPayout(
      TransactionTemplate transaction,
      Idempotency idempotency,
      Payouts payouts,
      SendTransfer sendTransfer,
      PaymentLocks locks) {
    this.transaction = transaction;
    this.idempotency = idempotency;
    this.payouts = payouts;
    this.sendTransfer = sendTransfer;
    this.locks = locks;
  }

  /**
   * @return the payout, over: {@code PAID} where Stripe has it, else {@code FAILED} for good
   * @throws ApiProblem 404, 503 where Stripe did not answer; then nothing has changed and the same
   *     request may come again
   */
  Payout abandon(Caller caller, String key, String payoutId) {
    return locks.within(payoutId, () -> abandonLocked(caller, key, payoutId));
  }

  private Payout abandonLocked(Caller caller, String key, String payoutId) {
    Payout known =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  String operation = "POST /api/payouts/" + payoutId + "/abandonment";
                  idempotency.claim(caller, key, operation, "");
                  return payouts.find(payoutId).orElseThrow(ApiProblem::notFound);
                }));
    try {
      return sendTransfer.abandon(known.payoutId());
    } catch (StripeUnavailableException e) {
      throw new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE");
    }
  }
}
