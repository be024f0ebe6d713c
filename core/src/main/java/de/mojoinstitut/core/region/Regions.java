package de.mojoinstitut.core.region;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The regions of this deployment. */
@Repository
public class Regions {

  private final JdbcClient jdbc;

  Regions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Region> find(RegionCode code) {
    return jdbc.sql("select code, name, currency, locale, time_zone from region where code = :code")
        .param("code", code.value())
        .query(
            (row, i) ->
                new Region(
                    new RegionCode(row.getString("code")),
                    row.getString("name"),
                    Currency.getInstance(row.getString("currency")),
                    Locale.forLanguageTag(row.getString("locale")),
                    ZoneId.of(row.getString("time_zone"))))
        .optional();
  }
}
