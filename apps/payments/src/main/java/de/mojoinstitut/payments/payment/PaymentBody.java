package de.mojoinstitut.payments.payment;

import com.fasterxml.jackson.annotation.JsonAlias;
import de.mojoinstitut.chassis.web.IsoCurrency;
import de.mojoinstitut.chassis.web.PlainText;
import jakarta.validation.Valid;
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
 * @param subject what is paid for; a booking may be said as {@code bookingId} instead
 * @param number which payment of the subject, chosen by the caller; 1 where it is missing
 * @param bookingNumber what the customer reads at Stripe, also called {@code label}; the subject's
 *     id where it is missing
 */
record PaymentBody(
    @NotBlank @Size(max = 100) @PlainText String clerkUserId,
    @NotBlank @Size(max = 100) @PlainText String tenantId,
    @NotBlank @Size(max = 100) @PlainText String contactId,
    @NotNull @Positive @Max(99_999_999) Long amount,
    @NotNull @IsoCurrency String currency,
    @Nullable @Valid SubjectBody subject,
    @Nullable @Pattern(regexp = ID) String bookingId,
    @Nullable @Positive @Max(9_999) Integer number,
    @Nullable @JsonAlias("label") @Pattern(regexp = ID) String bookingNumber,
    @Nullable LocalDate serviceDate,
    @Nullable @Size(max = 500) @PlainText String serviceDescription,
    @Nullable @Size(max = 50) @PlainText String taxCategory,
    @NotNull Instant expiresAt) {

  static final String ID = "[A-Za-z0-9_.:-]{1,100}";

  record SubjectBody(
      @NotNull @Pattern(regexp = Subjects.TYPE) String type,
      @NotNull @Pattern(regexp = ID) String id) {}

  PaymentOrder toOrder(Subjects subjects) {
    Subject of =
        subjects.of(subject == null ? null : new Subject(subject.type(), subject.id()), bookingId);
    return new PaymentOrder(
        tenantId,
        of,
        number == null ? 1 : number,
        clerkUserId,
        contactId,
        amount,
        currency,
        bookingNumber == null ? of.id() : bookingNumber,
        serviceDate,
        serviceDescription,
        taxCategory,
        expiresAt);
  }
}
