package de.mojoinstitut.payments.refund;

import de.mojoinstitut.chassis.security.Caller;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Refunds over HTTP. */
@RestController
class RefundController {

  private static final String ID = "[A-Za-z0-9_.:-]{1,100}";

  private final RequestRefund requestRefund;
  private final AbandonRefund abandonRefund;

  RefundController(RequestRefund requestRefund, AbandonRefund abandonRefund) {
    this.requestRefund = requestRefund;
    this.abandonRefund = abandonRefund;
  }

  record RefundBody(
      @NotNull @Pattern(regexp = ID) String refundId,
      @NotNull @Positive @Max(99_999_999) Long amount,
      @NotNull Asked reason) {}

  /** What a refund may be asked for; the names are those of {@link Refund.Reason}. */
  enum Asked {
    LATE_PAYMENT,
    BUYER_CANCELLED,
    SELLER_CANCELLED;

    Refund.Reason reason() {
      return Refund.Reason.valueOf(name());
    }
  }

  record RefundView(String refundId, long amount, String currency, Refund.Status status) {
    static RefundView of(Refund refund, String currency) {
      return new RefundView(refund.refundId(), refund.amount(), currency, refund.status());
    }
  }

  /** Nothing is asked for yet; fields are refused as unknown. */
  record AbandonmentBody() {}

  @PostMapping(path = "/api/payments/{id}/refunds", produces = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponse(responseCode = "201", description = "requested")
  @ApiResponse(responseCode = "200", description = "the refund was requested before")
  @ApiResponse(responseCode = "409", description = "WRONG_STATE")
  @ApiResponse(responseCode = "422", description = "NOT_ELIGIBLE")
  ResponseEntity<RefundView> refund(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @RequestHeader("x-tenant-id") String tenant,
      @PathVariable @Pattern(regexp = ID) String id,
      @Valid @RequestBody RefundBody body) {
    RequestRefund.Requested requested =
        requestRefund.request(
            caller,
            key,
            new RequestRefund.Wanted(id, body.refundId(), body.amount(), body.reason().reason()));
    Refund refund = requested.refund();
    return ResponseEntity.status(requested.isNew() ? 201 : 200)
        .body(RefundView.of(refund, requested.currency()));
  }

  @PostMapping(
      path = "/api/payments/{id}/refunds/{refundId}/abandonment",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponse(
      responseCode = "200",
      description = "the refund: FAILED for good, or as Stripe has it")
  RefundView abandon(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @RequestHeader("x-tenant-id") String tenant,
      @PathVariable @Pattern(regexp = ID) String id,
      @PathVariable @Pattern(regexp = ID) String refundId,
      @Valid @RequestBody AbandonmentBody body) {
    AbandonRefund.Abandoned abandoned = abandonRefund.abandon(caller, key, id, refundId);
    return RefundView.of(abandoned.refund(), abandoned.currency());
  }
}
