package de.mojoinstitut.payments.account;

import de.mojoinstitut.payments.watch.Watched;
import de.mojoinstitut.payments.watch.Watcher;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches an account from Stripe and applies its state. */
@Component
class AccountWatcher implements Watcher {

  private final TransactionTemplate transaction;
  private final Accounts accounts;
  private final OpenAccount openAccount;

  AccountWatcher(TransactionTemplate transaction, Accounts accounts, OpenAccount openAccount) {
    this.transaction = transaction;
    this.accounts = accounts;
    this.openAccount = openAccount;
  }

  @Override
  public Watched.Kind kind() {
    return Watched.Kind.ACCOUNT;
  }

  @Override
  public void look(String tenantId) {
    Account account =
        Objects.requireNonNull(
            transaction.execute(status -> accounts.ofTenant(tenantId).orElseThrow()));
    if (openAccount.refresh(account).isEmpty()) {
      throw new IllegalStateException("Stripe gave no answer");
    }
  }
}
