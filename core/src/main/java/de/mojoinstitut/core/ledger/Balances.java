package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.region.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What stands on the accounts, summed from the lines that the current scope sees. */
@Repository
@Transactional(readOnly = true)
public class Balances {

  private static final String OF_BENEFICIARIES =
      """
      select region, account, holder, currency,
        coalesce(sum(amount) filter (where state = 'PENDING'), 0) as pending,
        coalesce(sum(amount) filter (where state = 'PAYABLE'), 0) as payable,
        coalesce(sum(amount) filter (where state = 'HELD'), 0) as held,
        coalesce(sum(amount) filter (where state = 'IN_TRANSIT'), 0) as in_transit
      from ledger_line where holder is not null and region = :region %s
      group by region, account, holder, currency order by account, holder, currency""";

  private static final String OF_ONE =
      OF_BENEFICIARIES.formatted("and holder = :holder and account = :account");
  private static final String OF_REGION = OF_BENEFICIARIES.formatted("");

  private static final String OF_ACCOUNTS =
      """
      select concat_ws(':', region, account, holder, state) as name, currency, sum(amount) as amount
      from ledger_line group by region, account, holder, state, currency order by name, currency""";

  private static final String UNBALANCED =
      """
      select count(distinct posting_id) from (
        select posting_id from ledger_line group by posting_id, currency having sum(amount) <> 0) unbalanced""";

  private static final String AT_PROVIDER =
      """
      select region, currency, -sum(amount) as amount from ledger_line
      where account in ('CLEARING', 'PROVIDER_FEES') group by region, currency order by region, currency""";

  private final JdbcClient jdbc;

  Balances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The beneficiary's balance in each currency it ever had something in. */
  public List<Balance> of(Beneficiary beneficiary) {
    return jdbc.sql(OF_ONE)
        .param("region", beneficiary.region().value())
        .param("account", beneficiary.type().name())
        .param("holder", beneficiary.id())
        .query((row, i) -> balance(row))
        .list();
  }

  /** The beneficiary's balance in the currency; zero where it never had something in it. */
  public Balance of(Beneficiary beneficiary, Currency currency) {
    return of(beneficiary).stream()
        .filter(balance -> balance.payable().currency().equals(currency))
        .findFirst()
        .orElseGet(() -> Balance.zero(beneficiary, currency));
  }

  /** The balances of all tenants and distributors of the region. */
  public List<Balance> of(RegionCode region) {
    return jdbc.sql(OF_REGION)
        .param("region", region.value())
        .query((row, i) -> balance(row))
        .list();
  }

  /** All accounts that ever had a line. In each currency they sum to zero. */
  public List<AccountBalance> accounts() {
    return jdbc.sql(OF_ACCOUNTS)
        .query((row, i) -> new AccountBalance(row.getString("name"), money(row, "amount")))
        .list();
  }

  /**
   * How many postings do not sum to zero in some currency, counted anew. The database refuses them:
   * anything but 0 means that somebody went past it. Reads the whole ledger, and needs a scope that
   * sees it.
   */
  public long unbalancedPostings() {
    return jdbc.sql(UNBALANCED).query(Long.class).single();
  }

  /** What the provider must hold for us, to be compared with what it says. */
  public List<AtProvider> atProvider() {
    return jdbc.sql(AT_PROVIDER)
        .query(
            (row, i) ->
                new AtProvider(new RegionCode(row.getString("region")), money(row, "amount")))
        .list();
  }

  /**
   * @param account such as {@code DACH:TENANT:tenant_anna:PAYABLE} or {@code DACH:CLEARING}
   * @param balance above zero: the account's holder has that to get
   */
  public record AccountBalance(String account, Money balance) {}

  /** The provider's account of a region, in one currency. */
  public record AtProvider(RegionCode region, Money balance) {}

  private static Balance balance(ResultSet row) throws SQLException {
    return new Balance(
        new Beneficiary(
            new RegionCode(row.getString("region")),
            Beneficiary.Type.valueOf(row.getString("account")),
            row.getString("holder")),
        money(row, "pending"),
        money(row, "payable"),
        money(row, "held"),
        money(row, "in_transit"));
  }

  private static Money money(ResultSet row, String column) throws SQLException {
    return Money.of(row.getLong(column), row.getString("currency"));
  }
}
