package de.mojoinstitut.payments.account;

import de.mojoinstitut.connectors.stripe.ConnectedAccount;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts of the current scope. Every method needs a transaction. */
@Repository
public class Accounts {

  private static final String COLUMNS =
      """
      select tenant_id, account_id, stripe_account_id, country, currency, status, stripe_try, bank_changed_at
      from account\s""";

  /** The first bank account counts from the beginning of the account. */
  private static final String SAVE =
      """
      update account set stripe_account_id = :stripe, status = :status, updated_at = :now,
        bank_changed_at = case when cast(:bank as text) is null or bank_account_id = :bank then bank_changed_at
          when bank_changed_at is null then created_at else :now end,
        bank_account_id = coalesce(:bank, bank_account_id)
      where account_id = :id""";

  private final JdbcClient jdbc;
  private final Clock clock;

  Accounts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<Account> ofTenant(String tenantId) {
    return jdbc.sql(COLUMNS + "where tenant_id = ?")
        .param(tenantId)
        .query(Account.class)
        .optional();
  }

  /**
   * @return false where the tenant has one already
   */
  boolean add(Account account) {
    return jdbc.sql(
                """
                insert into account (tenant_id, account_id, stripe_try, country, currency, status, created_at, updated_at)
                values (:tenant, :id, :try, :country, :currency, :status, :now, :now) on conflict do nothing""")
            .param("tenant", account.tenantId())
            .param("id", account.accountId())
            .param("try", account.stripeTry())
            .param("country", account.country())
            .param("currency", account.currency())
            .param("status", account.status().name())
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  /** Stores what Stripe has; another bank account than the one known has changed now. */
  void save(String accountId, ConnectedAccount known, Account.Status status) {
    jdbc.sql(SAVE)
        .param("id", accountId)
        .param("stripe", known.id())
        .param("status", status.name())
        .param("bank", known.bankAccountId())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Gives up a key for which Stripe will only ever repeat a server error. */
  void nextTry(Account seen) {
    jdbc.sql("update account set stripe_try = ? where account_id = ? and stripe_try = ?")
        .params(seen.stripeTry() + 1, seen.accountId(), seen.stripeTry())
        .update();
  }
}
