package de.mojoinstitut.payments.payment;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be paid, by whom and for what.
 *
 * @param amount minor units, more than 0
 * @param currency ISO 4217
 * @param label what the customer reads at Stripe: the booking's number
 * @param serviceDate when the service is rendered; for the invoice, as the next two
 * @param serviceDescription never leaves this application except on the invoice
 * @param expiresAt until when the customer may pay
 */
record PaymentOrder(
    String tenantId,
    String bookingId,
    String clerkUserId,
    String contactId,
    long amount,
    String currency,
    String label,
    @Nullable LocalDate serviceDate,
    @Nullable String serviceDescription,
    @Nullable String taxCategory,
    Instant expiresAt) {

  /** Whether it asks for the same money from the same person. */
  boolean isSameAs(PaymentOrder other) {
    return tenantId.equals(other.tenantId)
        && bookingId.equals(other.bookingId)
        && clerkUserId.equals(other.clerkUserId)
        && contactId.equals(other.contactId)
        && amount == other.amount
        && currency.equals(other.currency);
  }
}
