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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The hub pays payees, and gives up what it does not know the end of. */
@RestController
class PayoutController {

  private static final String ID = "[A-Za-z0-9_.:-]{1,100}";

  private final RequestPayout requestPayout;
  private final AbandonPayout abandonPayout;

  PayoutController(RequestPayout requestPayout, AbandonPayout abandonPayout) {
    this.requestPayout = requestPayout;
    this.abandonPayout = abandonPayout;
  }

  record PayoutBody(
      @NotNull @Pattern(regexp = ID) String payoutId,
      @NotNull @Positive @Max(9_999_999_999L) Long amount,
      @NotNull @IsoCurrency String currency) {}

  record PayoutView(
      String payoutId,
      Payout.Status status,
      @Nullable String reason,
      @Nullable String providerReference) {
    static PayoutView of(Payout payout) {
      return new PayoutView(
          payout.payoutId(), payout.status(), payout.reason(), payout.transferId());
    }
  }

  /** Nothing is asked for yet; fields are refused as unknown. */
  record AbandonmentBody() {}

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
    return ResponseEntity.status(requested.isNew() ? 201 : 200).body(PayoutView.of(payout));
  }

  @PostMapping(path = "/api/payouts/{id}/abandonment", produces = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponse(responseCode = "200", description = "how the payout ended, now or before")
  PayoutView abandon(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @RequestHeader("x-tenant-id") String tenant,
      @PathVariable @Pattern(regexp = ID) String id,
      @Valid @RequestBody AbandonmentBody body) {
    return PayoutView.of(abandonPayout.abandon(caller, key, id));
  }
}
