package de.mojoinstitut.payments.payment;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be paid, by whom and for what.
 *
 * @param number which payment of the subject, from 1
 * @param amount minor units, more than 0
 * @param currency ISO 4217
 * @param label what the customer reads at Stripe: the booking's number
 * @param serviceDate when the service is rendered; for the invoice, as the next two
 * @param serviceDescription never leaves this application except on the invoice
 * @param expiresAt until when the customer may pay
 */
record PaymentOrder(
    String tenantId,
    Subject subject,
    int number,
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
        && subject.equals(other.subject)
        && number == other.number
        && clerkUserId.equals(other.clerkUserId)
        && contactId.equals(other.contactId)
        && amount == other.amount
        && currency.equals(other.currency);
  }

  /** The booking whose first payment it is: the only one there was before payments had numbers. */
  @Nullable String firstOfBooking() {
    return number == 1 ? subject.bookingId() : null;
  }

  /** By what a repeated request is recognised; a booking's first as it always was. */
  Object fingerprint() {
    String bookingId = firstOfBooking();
    return bookingId == null
        ? this
        : new OfBooking(
            tenantId,
            bookingId,
            clerkUserId,
            contactId,
            amount,
            currency,
            label,
            serviceDate,
            serviceDescription,
            taxCategory,
            expiresAt);
  }

  /** Names and order stand in the fingerprints of requests that may come again. */
  private record OfBooking(
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
      Instant expiresAt) {}
}
