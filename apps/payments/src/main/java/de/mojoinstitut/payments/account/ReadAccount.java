package de.mojoinstitut.payments.account;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.connectors.stripe.ConnectedAccount;
import de.mojoinstitut.connectors.stripe.StripeAccounts;
import de.mojoinstitut.connectors.stripe.StripeReply;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads a tenant's account fresh from Stripe and remembers what has changed. */
@Service
class ReadAccount {

  private final TransactionTemplate transaction;
  private final Accounts accounts;
  private final OpenAccount openAccount;
  private final StripeAccounts stripe;

  ReadAccount(
      TransactionTemplate transaction,
      Accounts accounts,
      OpenAccount openAccount,
      StripeAccounts stripe) {
    this.transaction = transaction;
    this.accounts = accounts;
    this.openAccount = openAccount;
    this.stripe = stripe;
  }

  /**
   * The account now.
   *
   * @param bankChangedAt since when its bank account is the one it is; null where it has none
   */
  record Current(
      Account account,
      boolean transfersEnabled,
      boolean payoutsEnabled,
      @Nullable Instant bankChangedAt) {}

  /**
   * @throws ApiProblem 404 where the tenant has none, 503 where Stripe did not answer
   */
  Current read(String tenantId) {
    Account account =
        Objects.requireNonNull(
            transaction.execute(
                status -> accounts.ofTenant(tenantId).orElseThrow(ApiProblem::notFound)));
    String stripeId = account.stripeAccountId();
    if (stripeId == null) {
      return unusable(account);
    }
    return switch (stripe.retrieve(stripeId)) {
      case StripeReply.Ok<ConnectedAccount> known -> current(account, known.value());
      case StripeReply.Refused<ConnectedAccount> refused -> unusable(account);
      case StripeReply.RetryLater<ConnectedAccount> later -> throw unavailable();
      case StripeReply.Unknown<ConnectedAccount> unknown -> throw unavailable();
    };
  }

  private Current current(Account account, ConnectedAccount known) {
    Account after =
        Objects.requireNonNull(transaction.execute(status -> openAccount.store(account, known)));
    return new Current(
        after,
        known.transfersEnabled(),
        known.payoutsEnabled(),
        known.bankAccountId() == null ? null : after.bankChangedAt());
  }

  private static Current unusable(Account account) {
    return new Current(account, false, false, null);
  }

  private static ApiProblem unavailable() {
    return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE");
  }
}
