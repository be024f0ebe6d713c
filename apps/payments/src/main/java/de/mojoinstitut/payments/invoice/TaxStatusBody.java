package de.mojoinstitut.payments.invoice;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A tax status over HTTP.
 *
 * @param validFrom the first day it holds for, by the day on which money is received
 * @param taxNumber this or {@code vatId} must be there
 * @param smallBusiness exempt as a small business, in Germany by § 19 UStG
 * @param vatRateBasisPoints 1900 for 19 %; must be there unless {@code smallBusiness}; 0 only
 *     outside Germany
 */
record TaxStatusBody(
    @NotNull LocalDate validFrom,
    @NotBlank @Size(max = 200) @PlainText String legalName,
    @NotNull @Valid AddressBody address,
    @Nullable @Pattern(regexp = "[0-9A-Za-z][0-9A-Za-z /.-]{3,29}") String taxNumber,
    @Nullable @Pattern(regexp = "[A-Z]{2}[0-9A-Za-z+*.-]{2,18}") String vatId,
    @NotNull Boolean smallBusiness,
    @Nullable @Min(0) @Max(5_000) Integer vatRateBasisPoints) {

  /** A postal address. */
  record AddressBody(
      @NotBlank @Size(max = 200) @PlainText String line1,
      @NotBlank @Size(max = 20) @PlainText String postalCode,
      @NotBlank @Size(max = 100) @PlainText String city,
      @NotNull @Pattern(regexp = "[A-Z]{2}") String country) {}

  private static final String RATE = "vatRateBasisPoints";
  private static final String GERMANY = "DE";

  static TaxStatusBody of(TaxStatus status) {
    Issuer issuer = status.issuer();
    Issuer.Address address = issuer.address();
    return new TaxStatusBody(
        status.validFrom(),
        issuer.legalName(),
        new AddressBody(address.line1(), address.postalCode(), address.city(), address.country()),
        issuer.taxNumber(),
        issuer.vatId(),
        issuer.smallBusiness(),
        issuer.smallBusiness() ? null : issuer.vatRateBasisPoints());
  }

  /**
   * @throws ApiProblem 400 where its parts do not go together
   */
  TaxStatus toStatus() {
    if (taxNumber == null && vatId == null) {
      throw ApiProblem.invalid("taxNumber", "REQUIRED");
    }
    return new TaxStatus(
        validFrom,
        new Issuer(
            legalName,
            new Issuer.Address(
                address.line1(), address.postalCode(), address.city(), address.country()),
            taxNumber,
            vatId,
            smallBusiness,
            rate()));
  }

  private int rate() {
    if (smallBusiness) {
      if (vatRateBasisPoints != null) {
        throw ApiProblem.invalid(RATE, "NOT_ALLOWED");
      }
      return 0;
    }
    if (vatRateBasisPoints == null) {
      throw ApiProblem.invalid(RATE, "REQUIRED");
    }
    if (vatRateBasisPoints == 0 && address.country().equals(GERMANY)) {
      throw ApiProblem.invalid(RATE, "NOT_ALLOWED");
    }
    return vatRateBasisPoints;
  }
}
