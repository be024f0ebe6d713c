package de.mojoinstitut.payments.payout;

import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.payments.account.Account;
import de.mojoinstitut.payments.account.Accounts;
import de.mojoinstitut.payments.payment.PaymentLocks;
import de.mojoinstitut.payments.payout.Payout.Status;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Pays a payee. The payout with its Stripe key is committed before Stripe is called. */
@Service
class RequestPayout {

  private static final String NO_ACCOUNT = "ACCOUNT_NOT_ACTIVE";

  private final TransactionTemplate transaction;
  private final Idempotency idempotency;
  private final Payouts payouts;
  private final Accounts accounts;
  private final PayoutLedger ledger;
  private final SendTransfer sendTransfer;
  private final Watch watch;
  private final PaymentLocks locks;

  RequestPayout(
      TransactionTemplate transaction,
      Idempotency idempotency,
      Payouts payouts,
      Accounts accounts,
      PayoutLedger ledger,
      SendTransfer sendTransfer,
      Watch watch,
      PaymentLocks locks) {
    this.transaction = transaction;
    this.idempotency = idempotency;
    this.payouts = payouts;
    this.accounts = accounts;
    this.ledger = ledger;
    this.sendTransfer = sendTransfer;
    this.watch = watch;
    this.locks = locks;
  }

  /** What is asked for; the amount in minor units. */
  record Wanted(String tenantId, String payoutId, long amount, String currency) {}

  /**
   * A payout.
   *
   * @param isNew whether this request, now or when it came first, made it
   */
  record Requested(Payout payout, boolean isNew) {}

  private record Claimed(Payout payout, boolean isFirst) {}

  /**
   * @return the payout, {@code UNKNOWN} where Stripe did not answer: it is tried again by itself
   * @throws ApiProblem 409 {@code WRONG_STATE} where the id stands for another payout, 422 {@code
   *     NOT_ELIGIBLE} where the payee's currency is another one
   */
  Requested request(Caller caller, String key, Wanted wanted) {
    return locks.within(wanted.payoutId(), () -> requestLocked(caller, key, wanted));
  }

  private Requested requestLocked(Caller caller, String key, Wanted wanted) {
    String requestKey = caller.id() + " " + key;
    Claimed claimed =
        Objects.requireNonNull(
            transaction.execute(status -> claim(caller, key, requestKey, wanted)));
    Payout payout =
        claimed.isFirst()
            ? sendTransfer.send(claimed.payout())
            : sendTransfer.refresh(claimed.payout());
    return new Requested(payout, payout.requestKey().equals(requestKey));
  }

  private Claimed claim(Caller caller, String key, String requestKey, Wanted wanted) {
    idempotency.claim(caller, key, "POST /api/payouts", wanted);
    Optional<Account> account = accounts.ofTenant(wanted.tenantId());
    if (account.filter(it -> !it.currency().equals(wanted.currency())).isPresent()) {
      throw new ApiProblem(
          new Problem(
              HttpStatus.UNPROCESSABLE_ENTITY,
              "NOT_ELIGIBLE",
              Map.of("reason", "CURRENCY_MISMATCH")));
    }
    Payout asked =
        new Payout(
            wanted.payoutId(),
            wanted.tenantId(),
            wanted.amount(),
            wanted.currency(),
            account.map(Account::stripeAccountId).orElse(null),
            Status.UNKNOWN,
            null,
            1,
            null,
            requestKey);
    return payouts.add(asked) ? new Claimed(begin(asked), true) : known(asked);
  }

  /** A payee without an account cannot be paid, whatever Stripe says. */
  private Payout begin(Payout payout) {
    watch.start(new Watched(Watched.Kind.PAYOUT, payout.payoutId(), payout.tenantId()));
    return payout.destination() == null
        ? ledger.change(payout.payoutId(), known -> known.failed(NO_ACCOUNT))
        : payout;
  }

  private Claimed known(Payout asked) {
    Payout payout =
        payouts
            .find(asked.payoutId())
            .filter(asked::asksForTheSameAs)
            .orElseThrow(() -> new ApiProblem(HttpStatus.CONFLICT, "WRONG_STATE"));
    return new Claimed(payout, false);
  }
}
