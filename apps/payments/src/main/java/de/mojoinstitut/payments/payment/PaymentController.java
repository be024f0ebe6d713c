package de.mojoinstitut.payments.payment;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.security.Caller;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments over HTTP. */
@RestController
@RequestMapping(path = "/api/payments", produces = MediaType.APPLICATION_JSON_VALUE)
class PaymentController {

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final String TENANT = "x-tenant-id";

  private final RequestPayment requestPayment;
  private final CancelPayment cancelPayment;
  private final Payments payments;
  private final Subjects subjects;
  private final RefundLines refunds;
  private final TransactionTemplate transaction;

  PaymentController(
      RequestPayment requestPayment,
      CancelPayment cancelPayment,
      Payments payments,
      Subjects subjects,
      RefundLines refunds,
      TransactionTemplate transaction) {
    this.requestPayment = requestPayment;
    this.cancelPayment = cancelPayment;
    this.payments = payments;
    this.subjects = subjects;
    this.refunds = refunds;
    this.transaction = transaction;
  }

  /** All payments of a subject, by number; there is never a next page. */
  record Page(List<PaymentView> items, @Nullable String nextCursor) {}

  @PostMapping
  @ApiResponse(responseCode = "201", description = "requested")
  @ApiResponse(responseCode = "200", description = "the subject has this payment already")
  @ApiResponse(responseCode = "409", description = "WRONG_STATE")
  @ApiResponse(responseCode = "422", description = "NOT_ELIGIBLE")
  ResponseEntity<PaymentView> request(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader(IDEMPOTENCY_KEY) String key,
      @RequestHeader(TENANT) String tenant,
      @Valid @RequestBody PaymentBody body) {
    if (!body.tenantId().equals(tenant)) {
      throw ApiProblem.forbidden();
    }
    RequestPayment.Requested requested =
        requestPayment.request(caller, key, body.toOrder(subjects));
    return ResponseEntity.status(requested.isNew() ? 201 : 200)
        .body(view(requested.payment().id()));
  }

  @GetMapping("/{id}")
  PaymentView get(
      @RequestHeader(TENANT) String tenant,
      @PathVariable @Pattern(regexp = PaymentBody.ID) String id) {
    return view(id);
  }

  @GetMapping
  Page ofSubject(
      @RequestHeader(TENANT) String tenant,
      @RequestParam(required = false) @Nullable @Pattern(regexp = Subjects.TYPE) String subjectType,
      @RequestParam(required = false) @Nullable @Pattern(regexp = PaymentBody.ID) String subjectId,
      @RequestParam(required = false) @Nullable @Pattern(regexp = PaymentBody.ID)
          String bookingId) {
    Subject subject = subjects.queried(subjectType, subjectId, bookingId);
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                new Page(payments.of(subject).stream().map(this::withRefunds).toList(), null)));
  }

  @PostMapping("/{id}/cancellation")
  @ApiResponse(responseCode = "200", description = "cancelled, now or before")
  @ApiResponse(responseCode = "409", description = "ALREADY_PAID or PAYMENT_PROCESSING")
  PaymentView cancel(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader(IDEMPOTENCY_KEY) String key,
      @RequestHeader(TENANT) String tenant,
      @PathVariable @Pattern(regexp = PaymentBody.ID) String id) {
    return view(cancelPayment.cancel(caller, key, id).id());
  }

  private PaymentView view(String id) {
    Optional<PaymentView> found =
        transaction.execute(status -> payments.find(id).map(this::withRefunds));
    return Objects.requireNonNull(found).orElseThrow(ApiProblem::notFound);
  }

  private PaymentView withRefunds(Payment payment) {
    return PaymentView.of(payment, refunds.of(payment.id()));
  }
}
