package de.mojoinstitut.connectors.payments;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/payments}.
 *
 * @param amount minor units
 * @param subject what is paid for; null for a booking
 * @param number which payment of the subject, from 1
 * @param bookingId the short form of a booking as subject
 * @param bookingNumber what the customer reads at the provider
 * @param serviceDate ISO-8601 date
 * @param serviceDescription for the tenant's invoice, hence not in {@link #toString()}
 * @param expiresAt ISO-8601 instant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentRequest(
    String clerkUserId,
    String tenantId,
    String contactId,
    long amount,
    String currency,
    @Nullable Subject subject,
    @Nullable String bookingId,
    int number,
    String bookingNumber,
    String serviceDate,
    String serviceDescription,
    String taxCategory,
    String expiresAt) {

  /** What is paid for. */
  record Subject(String type, String id) {}

  @Override
  public String toString() {
    return "PaymentRequest[" + bookingNumber + "]";
  }
}
