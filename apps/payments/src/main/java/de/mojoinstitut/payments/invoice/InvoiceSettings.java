package de.mojoinstitut.payments.invoice;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How invoices are written in each region.
 *
 * @param regions by region code; a region that is not there has UTC and English
 */
@ConfigurationProperties("mojo.invoices")
record InvoiceSettings(@Nullable Map<String, Region> regions) {

  private static final Region ELSEWHERE = new Region(ZoneOffset.UTC, Locale.ENGLISH);

  /**
   * One region.
   *
   * @param zone whose day dates an invoice
   * @param locale in which it is written
   */
  record Region(ZoneId zone, Locale locale) {}

  Region of(String region) {
    return regions == null ? ELSEWHERE : regions.getOrDefault(region, ELSEWHERE);
  }
}
