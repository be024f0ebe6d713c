package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.region.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The dated split rules and distributor contracts. */
@Repository
class SplitRules {

  private static final String IN_FORCE =
      """
      select r.*, c.id as contract, c.distributor, c.share_bps
      from (select * from split_rule where region = :region and kind = :kind and valid_from <= :at
            order by valid_from desc limit 1) r
      left join (select * from distributor_contract where region = :region and valid_from <= :at
                 order by valid_from desc limit 1) c
        on c.valid_until is null or c.valid_until > :at""";

  private final JdbcClient jdbc;

  SplitRules(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws IllegalStateException where no rule is in force: such a sale cannot be split
   */
  SplitTerms inForce(RegionCode region, RevenueKind kind, Instant at) {
    return jdbc.sql(IN_FORCE)
        .param("region", region.value())
        .param("kind", kind.code())
        .param("at", Timestamp.from(at))
        .query((row, i) -> terms(row))
        .optional()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no split rule for %s %s at %s".formatted(region.value(), kind.code(), at)));
  }

  private static SplitTerms terms(ResultSet row) throws SQLException {
    String rule = row.getString("id");
    return new SplitTerms(
        FrozenRate.percentage(rule, row.getInt("platform_fee_bps")),
        new FrozenRate(rule, row.getInt("provider_fee_bps"), row.getLong("provider_fee_fixed")),
        FeeBearer.valueOf(row.getString("provider_fee_bearer")),
        commission(row));
  }

  private static SplitTerms.@Nullable Commission commission(ResultSet row) throws SQLException {
    String contract = row.getString("contract");
    return contract == null
        ? null
        : new SplitTerms.Commission(
            row.getString("distributor"), FrozenRate.percentage(contract, row.getInt("share_bps")));
  }
}
