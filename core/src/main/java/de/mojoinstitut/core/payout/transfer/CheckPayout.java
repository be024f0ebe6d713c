package de.mojoinstitut.core.payout.transfer;

import de.mojoinstitut.core.dispute.Disputes;
import de.mojoinstitut.core.ledger.Balance;
import de.mojoinstitut.core.ledger.Balances;
import de.mojoinstitut.core.ledger.Beneficiary;
import de.mojoinstitut.core.payout.run.Payout;
import de.mojoinstitut.core.payout.run.Payout.Reason;
import de.mojoinstitut.core.payout.run.PayoutId;
import de.mojoinstitut.core.payout.run.PayoutTerms;
import de.mojoinstitut.core.payout.run.Payouts;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.PayeeAccount;
import de.mojoinstitut.core.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The gate before a payout: whether it may go out now. One that may not is skipped for a reason
 * that the payee can read. Idempotent.
 */
@Service
public class CheckPayout {

  private final Payouts payouts;
  private final PayoutPauses pauses;
  private final PayoutTerms terms;
  private final Balances balances;
  private final Disputes disputes;
  private final PayoutGateway gateway;
  private final Clock clock;
  private final TransactionTemplate transaction;

  CheckPayout(
      Payouts payouts,
      PayoutPauses pauses,
      PayoutTerms terms,
      Balances balances,
      Disputes disputes,
      PayoutGateway gateway,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.payouts = payouts;
    this.pauses = pauses;
    this.terms = terms;
    this.balances = balances;
    this.disputes = disputes;
    this.gateway = gateway;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What the gate says. */
  public enum Result {
    CLEAR,
    SKIPPED
  }

  public Result check(PayoutId id) {
    Gate gate = Objects.requireNonNull(transaction.execute(status -> look(payouts.get(id))));
    if (gate.payout().status() == Payout.Status.SKIPPED) {
      return Result.SKIPPED;
    }
    if (gate.payout().reservedAt() != null) {
      return Result.CLEAR;
    }
    Optional<Reason> reason = gate.reason().or(() -> account(gate));
    reason.ifPresent(why -> transaction.executeWithoutResult(status -> skip(id, why)));
    return reason.isPresent() ? Result.SKIPPED : Result.CLEAR;
  }

  /**
   * @param quietSince bank details must be as old as that
   */
  private record Gate(Payout payout, Optional<Reason> reason, Instant quietSince) {}

  private Gate look(Payout payout) {
    Instant now = clock.instant();
    PayoutTerms.Terms region = terms.inForce(payout.beneficiary().region(), now);
    return new Gate(payout, reason(payout), now.minus(region.bankQuiet()));
  }

  private Optional<Reason> reason(Payout payout) {
    Beneficiary beneficiary = payout.beneficiary();
    Set<PausePayouts.By> paused = pauses.of(beneficiary);
    if (paused.contains(PausePayouts.By.FINANCE)) {
      return Optional.of(Reason.PAUSED_BY_FINANCE);
    }
    if (paused.contains(PausePayouts.By.TENANT)) {
      return Optional.of(Reason.PAUSED_BY_TENANT);
    }
    Balance balance = balances.of(beneficiary, payout.amount().currency());
    if (beneficiary.type() == Beneficiary.Type.TENANT
        && (!balance.held().isZero() || disputes.hasOpen(new TenantId(beneficiary.id())))) {
      return Optional.of(Reason.OPEN_DISPUTE);
    }
    return balance.payable().amount() < payout.amount().amount()
        ? Optional.of(Reason.BALANCE_CHANGED)
        : Optional.empty();
  }

  private Optional<Reason> account(Gate gate) {
    PayeeAccount account = gateway.account(gate.payout().beneficiary().id());
    Instant changed = account.bankChangedAt();
    if (!account.active() || changed == null) {
      return Optional.of(Reason.ACCOUNT_NOT_ACTIVE);
    }
    return changed.isAfter(gate.quietSince())
        ? Optional.of(Reason.BANK_DETAILS_CHANGED)
        : Optional.empty();
  }

  /** Not where the payout went on meanwhile. */
  private void skip(PayoutId id, Reason reason) {
    Payout payout = payouts.lock(id);
    if (payout.status() == Payout.Status.PENDING && payout.reservedAt() == null) {
      payouts.ended(id, Payout.Status.SKIPPED, reason);
    }
  }
}
