package de.mojoinstitut.payments.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts of the current scope. Every method needs a transaction. */
@Repository
public class Accounts {

  private static final String COLUMNS =
      "select tenant_id, account_id, stripe_account_id, country, currency, status, stripe_try from account ";

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

  void save(String accountId, String stripeAccountId, Account.Status status) {
    jdbc.sql(
            "update account set stripe_account_id = ?, status = ?, updated_at = ? where account_id = ?")
        .params(stripeAccountId, status.name(), Timestamp.from(clock.instant()), accountId)
        .update();
  }

  /** Gives up a key for which Stripe will only ever repeat a server error. */
  void nextTry(Account seen) {
    jdbc.sql("update account set stripe_try = ? where account_id = ? and stripe_try = ?")
        .params(seen.stripeTry() + 1, seen.accountId(), seen.stripeTry())
        .update();
  }
}
