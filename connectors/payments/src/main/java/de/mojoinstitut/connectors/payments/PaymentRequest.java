package de.mojoinstitut.connectors.payments;

/**
 * Body of {@code POST /api/payments}.
 *
 * @param amount minor units
 * @param bookingNumber what the customer reads at the provider
 * @param serviceDate ISO-8601 date
 * @param serviceDescription for the tenant's invoice, hence not in {@link #toString()}
 * @param expiresAt ISO-8601 instant
 */
record PaymentRequest(
    String clerkUserId,
    String tenantId,
    String contactId,
    long amount,
    String currency,
    String bookingId,
    String bookingNumber,
    String serviceDate,
    String serviceDescription,
    String taxCategory,
    String expiresAt) {

  @Override
  public String toString() {
    return "PaymentRequest[" + bookingId + "]";
  }
}
