package de.mojoinstitut.payments.payment;

import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.payments.account.Account;
import de.mojoinstitut.payments.account.Accounts;
import de.mojoinstitut.payments.contact.ContactOwnership;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a payment of a subject and opens its checkout. The row with its Stripe key is committed
 * before Stripe is called; a repeated request goes on where the former one stopped.
 */
@Service
class RequestPayment {

  static final String OPERATION = "POST /api/payments";

  private static final Problem UNAVAILABLE =
      Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE");

  private final TransactionTemplate transaction;
  private final Idempotency idempotency;
  private final Payments payments;
  private final Accounts accounts;
  private final ContactOwnership contacts;
  private final OpenCheckout openCheckout;
  private final Watch watch;
  private final PaymentLocks locks;
  private final Clock clock;

  RequestPayment(
      TransactionTemplate transaction,
      Idempotency idempotency,
      Payments payments,
      Accounts accounts,
      ContactOwnership contacts,
      OpenCheckout openCheckout,
      Watch watch,
      PaymentLocks locks,
      Clock clock) {
    this.transaction = transaction;
    this.idempotency = idempotency;
    this.payments = payments;
    this.accounts = accounts;
    this.contacts = contacts;
    this.openCheckout = openCheckout;
    this.watch = watch;
    this.locks = locks;
    this.clock = clock;
  }

  /**
   * A payment with a checkout.
   *
   * @param isNew whether this request, now or when it came first, made it
   */
  record Requested(Payment payment, boolean isNew) {}

  /**
   * @param key the request's idempotency key
   * @throws ApiProblem 400, 409 {@code WRONG_STATE} where that number stands for another payment or
   *     another payment of the subject is open, 422 {@code NOT_ELIGIBLE}, 503 where kontakte or
   *     Stripe did not answer; then the same request may come again
   */
  Requested request(Caller caller, String key, PaymentOrder order) {
    return locks.within(order.subject(), () -> requestLocked(caller, key, order));
  }

  private Requested requestLocked(Caller caller, String key, PaymentOrder order) {
    String requestKey = caller.id() + " " + key;
    Payment payment = claim(caller, key, order).orElseGet(() -> create(order, requestKey));
    if (!payment.order().isSameAs(order)) {
      throw wrongState();
    }
    if (payment.status() == PaymentStatus.UNKNOWN) {
      payment = openCheckout.open(payment);
    }
    if (payment.status() == PaymentStatus.UNKNOWN) {
      throw new ApiProblem(UNAVAILABLE);
    }
    if (payment.refusal() != null) {
      throw notEligible(
          OpenCheckout.EXPIRED.equals(payment.refusal())
              ? OpenCheckout.EXPIRED
              : "PROVIDER_REFUSED");
    }
    return new Requested(payment, payment.requestKey().equals(requestKey));
  }

  private Optional<Payment> claim(Caller caller, String key, PaymentOrder order) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              idempotency.claim(caller, key, OPERATION, order.fingerprint());
              Optional<Payment> known = payments.find(order.subject(), order.number());
              // Thrown in here it leaves the key free.
              if (known.isEmpty() && !order.expiresAt().isAfter(clock.instant())) {
                throw ApiProblem.invalid("expiresAt", "PAST");
              }
              if (known.isEmpty() && isAnotherOpen(order.subject())) {
                throw wrongState();
              }
              return known;
            }));
  }

  private boolean isAnotherOpen(Subject subject) {
    return payments.of(subject).stream().anyMatch(it -> it.status().isOpen());
  }

  private Payment create(PaymentOrder order, String requestKey) {
    String stripeAccount = activeAccount(order);
    switch (contacts.check(order.tenantId(), order.contactId(), order.clerkUserId())) {
      case THEIRS -> {}
      case NOT_THEIRS -> throw notEligible("CONTACT_MISMATCH");
      case UNKNOWN -> throw new ApiProblem(UNAVAILABLE);
    }
    CheckoutSlot slot = CheckoutSlot.first(stripeAccount, order.expiresAt(), clock);
    Payment payment =
        Payment.of("pay_" + UUID.randomUUID(), order, requestKey, slot, clock.instant());
    return Objects.requireNonNull(transaction.execute(status -> addOrGet(payment)));
  }

  private Payment addOrGet(Payment payment) {
    if (payments.add(payment)) {
      watch.start(new Watched(Watched.Kind.PAYMENT, payment.id(), payment.order().tenantId()));
      return payment;
    }
    // Invisible where the subject's payment is another tenant's; not there where another is open.
    return payments
        .find(payment.order().subject(), payment.order().number())
        .orElseThrow(RequestPayment::wrongState);
  }

  private String activeAccount(PaymentOrder order) {
    Account account =
        Objects.requireNonNull(transaction.execute(status -> accounts.ofTenant(order.tenantId())))
            .filter(Account::isActive)
            .orElseThrow(() -> notEligible("ACCOUNT_NOT_ACTIVE"));
    if (!account.currency().equals(order.currency())) {
      throw notEligible("CURRENCY_MISMATCH");
    }
    return Objects.requireNonNull(account.stripeAccountId());
  }

  private static ApiProblem wrongState() {
    return new ApiProblem(HttpStatus.CONFLICT, "WRONG_STATE");
  }

  private static ApiProblem notEligible(String reason) {
    return new ApiProblem(
        new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "NOT_ELIGIBLE", Map.of("reason", reason)));
  }
}
