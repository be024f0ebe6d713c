package de.mojoinstitut.core.payout.run;

import de.mojoinstitut.core.region.RegionCode;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The dated terms of payouts. */
@Repository
public class PayoutTerms {

  private final JdbcClient jdbc;

  PayoutTerms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is in force at one moment.
   *
   * @param hold between delivery and release; null where the deployment's setting counts
   * @param minimum of one payout, minor units
   * @param fourEyesFrom from this total on, a second person approves; minor units
   * @param bankQuiet how long bank details must be unchanged
   */
  public record Terms(
      @Nullable Duration hold,
      long minimum,
      long fourEyesFrom,
      Duration bankQuiet,
      Currency currency) {}

  Optional<Terms> find(RegionCode region, Instant at) {
    return jdbc.sql(
            """
            select * from payout_terms where region = :region and valid_from <= :at
            order by valid_from desc limit 1""")
        .param("region", region.value())
        .param("at", Timestamp.from(at))
        .query(
            (row, i) ->
                new Terms(
                    Optional.ofNullable(row.getObject("hold_days", Integer.class))
                        .map(Duration::ofDays)
                        .orElse(null),
                    row.getLong("minimum"),
                    row.getLong("four_eyes_from"),
                    Duration.ofDays(row.getInt("bank_quiet_days")),
                    Currency.getInstance(row.getString("currency"))))
        .optional();
  }

  /**
   * @throws IllegalStateException where no terms are in force: nothing can be paid out there
   */
  public Terms inForce(RegionCode region, Instant at) {
    return find(region, at)
        .orElseThrow(
            () -> new IllegalStateException("no payout terms for %s".formatted(region.value())));
  }
}
