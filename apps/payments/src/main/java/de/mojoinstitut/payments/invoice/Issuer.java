package de.mojoinstitut.payments.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Who issues an invoice, as it stands there.
 *
 * @param taxNumber of the tax office; this or {@code vatId} is there
 * @param smallBusiness exempt from VAT as a small business
 * @param vatRateBasisPoints 1900 for 19 %; 0 for a small business
 */
record Issuer(
    String legalName,
    Address address,
    @Nullable String taxNumber,
    @Nullable String vatId,
    boolean smallBusiness,
    int vatRateBasisPoints) {

  /**
   * A postal address.
   *
   * @param country ISO 3166, two letters
   */
  record Address(String line1, String postalCode, String city, String country) {}

  private static final long ONE = 10_000;

  /**
   * The net part of a gross amount, rounded half up.
   *
   * @param gross minor units, 0 or more
   */
  long netOf(long gross) {
    long divisor = ONE + vatRateBasisPoints;
    return (2 * gross * ONE + divisor) / (2 * divisor);
  }
}
