package de.mojoinstitut.payments.payment;

import de.mojoinstitut.chassis.web.IsoCurrency;
import de.mojoinstitut.chassis.web.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The request for a payment.
 *
 * @param bookingNumber what the customer reads at Stripe; the booking's id where it is missing
 */
record PaymentBody(
    @NotBlank @Size(max = 100) @PlainText String clerkUserId,
    @NotBlank @Size(max = 100) @PlainText String tenantId,
    @NotBlank @Size(max = 100) @PlainText String contactId,
    @NotNull @Positive @Max(99_999_999) Long amount,
    @NotNull @IsoCurrency String currency,
    @NotNull @Pattern(regexp = ID) String bookingId,
    @Nullable @Pattern(regexp = ID) String bookingNumber,
    @Nullable LocalDate serviceDate,
    @Nullable @Size(max = 500) @PlainText String serviceDescription,
    @Nullable @Size(max = 50) @PlainText String taxCategory,
    @NotNull Instant expiresAt) {

  static final String ID = "[A-Za-z0-9_.:-]{1,100}";

  PaymentOrder toOrder() {
    return new PaymentOrder(
        tenantId,
        bookingId,
        clerkUserId,
        contactId,
        amount,
        currency,
        bookingNumber == null ? bookingId : bookingNumber,
        serviceDate,
        serviceDescription,
        taxCategory,
        expiresAt);
  }
}
