package de.mojoinstitut.payments.account;

import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.connectors.stripe.AccountRequest;
import de.mojoinstitut.connectors.stripe.ConnectedAccount;
import de.mojoinstitut.connectors.stripe.StripeAccounts;
import de.mojoinstitut.connectors.stripe.StripeReply;
import de.mojoinstitut.payments.tenant.Tenant;
import de.mojoinstitut.payments.tenant.Tenants;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a tenant its account at Stripe and the link under which to complete it. */
@Service
class OpenAccount {

  private final TransactionTemplate transaction;
  private final Idempotency idempotency;
  private final Tenants tenants;
  private final Accounts accounts;
  private final StripeAccounts stripe;
  private final OnboardingSettings settings;
  private final Watch watch;

  OpenAccount(
      TransactionTemplate transaction,
      Idempotency idempotency,
      Tenants tenants,
      Accounts accounts,
      StripeAccounts stripe,
      OnboardingSettings settings,
      Watch watch) {
    this.transaction = transaction;
    this.idempotency = idempotency;
    this.tenants = tenants;
    this.accounts = accounts;
    this.stripe = stripe;
    this.settings = settings;
    this.watch = watch;
  }

  /**
   * The account.
   *
   * @param onboardingUrl null where nothing is left to do
   */
  record Opened(Account account, @Nullable URI onboardingUrl) {}

  /**
   * @throws ApiProblem 422 {@code NOT_ELIGIBLE}, 503 where Stripe did not answer; then the same
   *     request may come again
   */
  Opened open(Caller caller, String key, String tenantId) {
    Account account = inTransaction(() -> claim(caller, key, tenantId));
    Account current = refresh(account).orElseThrow(OpenAccount::unavailable);
    return new Opened(current, current.isActive() ? null : link(current));
  }

  /** The account as Stripe has it now; empty where Stripe did not answer. */
  Optional<Account> refresh(Account account) {
    String stripeId = account.stripeAccountId();
    StripeReply<ConnectedAccount> reply =
        stripeId == null
            ? stripe.create(
                new AccountRequest(account.tenantId(), account.country(), account.currency()),
                account.idempotencyKey())
            : stripe.retrieve(stripeId);
    return switch (reply) {
      case StripeReply.Ok<ConnectedAccount> known ->
          Optional.of(inTransaction(() -> store(account, known.value())));
      case StripeReply.Refused<ConnectedAccount> refused -> throw notEligible("PROVIDER_REFUSED");
      case StripeReply.RetryLater<ConnectedAccount> later -> Optional.empty();
      case StripeReply.Unknown<ConnectedAccount> unknown -> {
        if (unknown.keySpent()) {
          // An account that came into being without our knowing is empty and harms nobody.
          transaction.executeWithoutResult(status -> accounts.nextTry(account));
        }
        yield Optional.empty();
      }
    };
  }

  private Account claim(Caller caller, String key, String tenantId) {
    idempotency.claim(caller, key, "POST /api/accounts " + tenantId, "");
    Tenant tenant = tenants.find(tenantId).orElseThrow(ApiProblem::notFound);
    String country = settings.countries().get(tenant.region());
    if (country == null) {
      throw notEligible("REGION_NOT_SERVED");
    }
    Account account =
        new Account(
            tenantId,
            "acc_" + UUID.randomUUID(),
            null,
            country,
            tenant.currency(),
            Account.Status.ONBOARDING,
            1,
            null);
    if (accounts.add(account)) {
      watch.start(new Watched(Watched.Kind.ACCOUNT, tenantId, tenantId));
      return account;
    }
    return accounts.ofTenant(tenantId).orElseThrow();
  }

  Account store(Account account, ConnectedAccount known) {
    Account.Status status =
        known.chargesEnabled() ? Account.Status.ACTIVE : Account.Status.ONBOARDING;
    accounts.save(account.accountId(), known, status);
    watch.name(Watched.Kind.ACCOUNT, account.tenantId(), known.id());
    if (known.chargesEnabled()) {
      watch.stop(Watched.Kind.ACCOUNT, account.tenantId());
    } else {
      watch.again(Watched.Kind.ACCOUNT, account.tenantId());
    }
    return accounts.ofTenant(account.tenantId()).orElseThrow();
  }

  /** A fresh link with a key of its own: links work once, and an unused one harms nobody. */
  private URI link(Account account) {
    String stripeId = Objects.requireNonNull(account.stripeAccountId());
    return switch (stripe.onboardingLink(
        stripeId,
        settings.refreshUrl(),
        settings.returnUrl(),
        account.idempotencyKey() + ":link:" + UUID.randomUUID())) {
      case StripeReply.Ok<URI> link -> link.value();
      case StripeReply.Refused<URI> refused -> throw notEligible("PROVIDER_REFUSED");
      case StripeReply.RetryLater<URI> later -> throw unavailable();
      case StripeReply.Unknown<URI> unknown -> throw unavailable();
    };
  }

  private <T> T inTransaction(Supplier<T> action) {
    return Objects.requireNonNull(transaction.execute(status -> action.get()));
  }

  private static ApiProblem unavailable() {
    return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE");
  }

  private static ApiProblem notEligible(String reason) {
    return new ApiProblem(
        new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "NOT_ELIGIBLE", Map.of("reason", reason)));
  }
}
