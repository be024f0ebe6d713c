package de.mojoinstitut.payments.refund;

import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.payments.payment.PaymentLocks;
import de.mojoinstitut.payments.payment.PaymentMoney;
import de.mojoinstitut.payments.payment.PaymentMoney.Received;
import de.mojoinstitut.payments.refund.Refund.Reason;
import de.mojoinstitut.payments.refund.Refund.Status;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives money back. The refund with its Stripe key is committed before Stripe is called, and its
 * amount is reserved from then on.
 */
@Service
class RequestRefund {

  private final TransactionTemplate transaction;
  private final Idempotency idempotency;
  private final Refunds refunds;
  private final PaymentMoney money;
  private final SendRefund sendRefund;
  private final Watch watch;
  private final PaymentLocks locks;

  RequestRefund(
      TransactionTemplate transaction,
      Idempotency idempotency,
      Refunds refunds,
      PaymentMoney money,
      SendRefund sendRefund,
      Watch watch,
      PaymentLocks locks) {
    this.transaction = transaction;
    this.idempotency = idempotency;
    this.refunds = refunds;
    this.money = money;
    this.sendRefund = sendRefund;
    this.watch = watch;
    this.locks = locks;
  }

  /** What is asked for; the amount in minor units. */
  record Wanted(String paymentId, String refundId, long amount, Reason reason) {}

  /**
   * A refund.
   *
   * @param isNew whether this request, now or when it came first, made it
   */
  record Requested(Refund refund, String currency, boolean isNew) {}

  private record Claimed(Refund refund, String currency, boolean isFirst) {}

  /**
   * @return the refund, {@code UNKNOWN} where Stripe did not answer: it is tried again by itself
   * @throws ApiProblem 404, 409 {@code WRONG_STATE} where nothing was paid or the id stands for
   *     another refund, 422 {@code NOT_ELIGIBLE} where more than is left is asked for
   */
  Requested request(Caller caller, String key, Wanted wanted) {
    return locks.within(wanted.paymentId(), () -> requestLocked(caller, key, wanted));
  }

  private Requested requestLocked(Caller caller, String key, Wanted wanted) {
    String requestKey = caller.id() + " " + key;
    Claimed claimed =
        Objects.requireNonNull(
            transaction.execute(status -> claim(caller, key, requestKey, wanted)));
    Refund refund = claimed.refund();
    if (claimed.isFirst()) {
      refund = sendRefund.send(refund);
    } else if (refund.status() == Status.UNKNOWN) {
      refund = sendRefund.refresh(refund);
    }
    return new Requested(refund, claimed.currency(), refund.requestKey().equals(requestKey));
  }

  private Claimed claim(Caller caller, String key, String requestKey, Wanted wanted) {
    idempotency.claim(caller, key, "POST /api/payments/" + wanted.paymentId() + "/refunds", wanted);
    if (!money.isThere(wanted.paymentId())) {
      throw ApiProblem.notFound();
    }
    Received received = money.lock(wanted.paymentId()).orElseThrow(RequestRefund::wrongState);
    Refund asked =
        new Refund(
            wanted.refundId(),
            received.tenantId(),
            received.paymentId(),
            wanted.amount(),
            wanted.reason(),
            Status.UNKNOWN,
            1,
            null,
            requestKey);
    Optional<Refund> known = refunds.find(wanted.refundId());
    if (known.isPresent()) {
      Refund refund = known.get();
      if (!refund.asksForTheSameAs(asked)) {
        throw wrongState();
      }
      return new Claimed(refund, received.currency(), false);
    }
    reserve(asked, received);
    return new Claimed(asked, received.currency(), true);
  }

  private void reserve(Refund asked, Received received) {
    if (asked.amount() > received.amount() - refunds.reserved(received.paymentId())) {
      throw new ApiProblem(
          new Problem(
              HttpStatus.UNPROCESSABLE_ENTITY,
              "NOT_ELIGIBLE",
              Map.of("reason", "AMOUNT_EXCEEDS_PAYMENT")));
    }
    if (!refunds.add(asked)) {
      // Another tenant's refund has this id.
      throw wrongState();
    }
    watch.start(new Watched(Watched.Kind.REFUND, asked.refundId(), asked.tenantId()));
  }

  private static ApiProblem wrongState() {
    return new ApiProblem(HttpStatus.CONFLICT, "WRONG_STATE");
  }
}
