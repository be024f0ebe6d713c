package de.mojoinstitut.payments.payout;

import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.web.IsoCurrency;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The hub pays payees. */
@RestController
class PayoutController {

  private static final String ID = "[A-Za-z0-9_.:-]{1,100}";

  private final RequestPayout requestPayout;

  PayoutController(RequestPayout requestPayout) {
    this.requestPayout = requestPayout;
  }

  record PayoutBody(
      @NotNull @Pattern(regexp = ID) String payoutId,
      @NotNull @Positive @Max(9_999_999_999L) Long amount,
      @NotNull @IsoCurrency String currency) {}

  record PayoutView(
      String payoutId,
      Payout.Status status,
      @Nullable String reason,
      @Nullable String providerReference) {}

  @PostMapping(path = "/api/payouts", produces = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponse(responseCode = "201", description = "requested")
  @ApiResponse(responseCode = "200", description = "the payout was requested before")
  @ApiResponse(responseCode = "409", description = "WRONG_STATE")
  @ApiResponse(responseCode = "422", description = "NOT_ELIGIBLE")
  ResponseEntity<PayoutView> pay(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @RequestHeader("x-tenant-id") String tenant,
      @Valid @RequestBody PayoutBody body) {
    RequestPayout.Requested requested =
        requestPayout.request(
            caller,
            key,
            new RequestPayout.Wanted(tenant, body.payoutId(), body.amount(), body.currency()));
    Payout payout = requested.payout();
    return ResponseEntity.status(requested.isNew() ? 201 : 200)
        .body(
            new PayoutView(
                payout.payoutId(), payout.status(), payout.reason(), payout.transferId()));
  }
}
