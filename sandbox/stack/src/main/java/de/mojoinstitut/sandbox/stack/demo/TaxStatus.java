package de.mojoinstitut.sandbox.stack.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant writes on its invoices. Nobody has these addresses and numbers.
 *
 * @param taxNumber null where it has none
 * @param vatId null where it has none
 * @param vatRateBasisPoints 1900 for 19 %, 0 where there is no VAT; null for a small business,
 *     which charges none under §19 UStG
 */
record TaxStatus(
    String legalName,
    String line1,
    String postalCode,
    String city,
    String country,
    @Nullable String taxNumber,
    @Nullable String vatId,
    @Nullable Integer vatRateBasisPoints) {

  /** Before anything that a stack can sell. */
  private static final String VALID_FROM = "2020-01-01";

  private static final String NOBODYS_TAX_NUMBER = "99/999/99999";

  static TaxStatus vat(
      String legalName,
      String line1,
      String postalCode,
      String city,
      String country,
      int vatRateBasisPoints) {
    String vatId = country.equals("AT") ? "ATU99999999" : country + "999999999";
    return new TaxStatus(
        legalName, line1, postalCode, city, country, NOBODYS_TAX_NUMBER, vatId, vatRateBasisPoints);
  }

  static TaxStatus smallBusiness(
      String legalName, String line1, String postalCode, String city, String country) {
    return new TaxStatus(
        legalName, line1, postalCode, city, country, NOBODYS_TAX_NUMBER, null, null);
  }

  /** Where there is no VAT. */
  static TaxStatus untaxed(
      String legalName, String line1, String postalCode, String city, String country) {
    return new TaxStatus(legalName, line1, postalCode, city, country, NOBODYS_TAX_NUMBER, null, 0);
  }

  ObjectNode json() {
    ObjectNode status = JsonHttp.object().put("validFrom", VALID_FROM).put("legalName", legalName);
    status
        .putObject("address")
        .put("line1", line1)
        .put("postalCode", postalCode)
        .put("city", city)
        .put("country", country);
    if (taxNumber != null) {
      status.put("taxNumber", taxNumber);
    }
    if (vatId != null) {
      status.put("vatId", vatId);
    }
    if (vatRateBasisPoints != null) {
      status.put("vatRateBasisPoints", vatRateBasisPoints);
    }
    return status.put("smallBusiness", vatRateBasisPoints == null);
  }
}
