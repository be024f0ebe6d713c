package de.mojoinstitut.hub.payout;

import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.web.PlainText;
import de.mojoinstitut.core.payout.run.DecidePayoutRun;
import de.mojoinstitut.core.payout.run.PayoutRun;
import de.mojoinstitut.core.payout.run.PayoutRunId;
import de.mojoinstitut.core.payout.run.PayoutRuns;
import de.mojoinstitut.core.payout.run.Payouts;
import de.mojoinstitut.core.payout.run.RequestPayoutRun;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.hub.security.StaffRight;
import de.mojoinstitut.hub.web.CalendarTime;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Payout runs: for the role finance only; platform alone is not enough. */
@RestController
@RequestMapping(path = "/api/payout-runs", produces = MediaType.APPLICATION_JSON_VALUE)
class PayoutRunsController {

  static final int LISTED_PAYOUTS = 1000;

  private final RequestPayoutRun requestPayoutRun;
  private final DecidePayoutRun decidePayoutRun;
  private final PayoutRuns runs;
  private final Payouts payouts;
  private final Idempotency idempotency;

  PayoutRunsController(
      RequestPayoutRun requestPayoutRun,
      DecidePayoutRun decidePayoutRun,
      PayoutRuns runs,
      Payouts payouts,
      Idempotency idempotency) {
    this.requestPayoutRun = requestPayoutRun;
    this.decidePayoutRun = decidePayoutRun;
    this.runs = runs;
    this.payouts = payouts;
    this.idempotency = idempotency;
  }

  /**
   * @param cutoff what occurred later waits for the next run
   * @param dryRun only shows what a run would do
   */
  record RunRequest(
      @NotBlank @Size(max = 50) @PlainText String region,
      @NotNull Instant cutoff,
      @NotNull Boolean dryRun) {}

  record ApprovalRequest(@NotNull Decision decision) {}

  /** What the second person says. */
  enum Decision {
    APPROVE,
    REJECT
  }

  @ApiResponse(
      responseCode = "202",
      description = "the process collects the lines",
      content = @Content(schema = @Schema(implementation = PayoutRunView.class)))
  @ApiResponse(responseCode = "403", description = "FORBIDDEN")
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> start(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody @Valid RunRequest body) {
    ClerkUserId person = StaffRight.PAYOUTS.require(caller);
    CalendarTime.require("cutoff", body.cutoff());
    PayoutRun.Order order =
        new PayoutRun.Order(new RegionCode(body.region()), body.cutoff(), body.dryRun(), person);
    return idempotency.answer(
        caller,
        key,
        "POST /api/payout-runs",
        body,
        () ->
            requestPayoutRun
                .request(order)
                .map(run -> new Outcome.Done(HttpStatus.ACCEPTED, view(run)))
                .orElseThrow(() -> ApiProblem.invalid("region", "UNKNOWN")));
  }

  @ApiResponse(responseCode = "200")
  @ApiResponse(responseCode = "403", description = "FORBIDDEN", content = @Content)
  @ApiResponse(responseCode = "404", description = "NOT_FOUND", content = @Content)
  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  public PayoutRunView run(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @PathVariable @NotBlank @Size(max = 100) @PlainText String id) {
    StaffRight.PAYOUTS.require(caller);
    return view(runs.find(new PayoutRunId(id)).orElseThrow(ApiProblem::notFound));
  }

  @ApiResponse(
      responseCode = "202",
      description = "the process goes on",
      content = @Content(schema = @Schema(implementation = PayoutRunView.class)))
  @ApiResponse(responseCode = "403", description = "FORBIDDEN, SAME_PERSON")
  @ApiResponse(responseCode = "404", description = "NOT_FOUND")
  @ApiResponse(responseCode = "409", description = "WRONG_STATE")
  @PostMapping(path = "/{id}/approval", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> decide(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable @NotBlank @Size(max = 100) @PlainText String id,
      @RequestBody @Valid ApprovalRequest body) {
    ClerkUserId person = StaffRight.PAYOUTS.require(caller);
    PayoutRun.Decision decision =
        new PayoutRun.Decision(body.decision() == Decision.APPROVE, person);
    return idempotency.answer(
        caller,
        key,
        "POST /api/payout-runs/" + id + "/approval",
        body,
        () -> outcome(new PayoutRunId(id), decision));
  }

  private Outcome outcome(PayoutRunId id, PayoutRun.Decision decision) {
    return switch (decidePayoutRun.decide(id, decision)) {
      case DECIDED -> new Outcome.Done(HttpStatus.ACCEPTED, view(runs.find(id).orElseThrow()));
      case NOT_FOUND -> refused(HttpStatus.NOT_FOUND, "NOT_FOUND");
      case SAME_PERSON -> refused(HttpStatus.FORBIDDEN, "SAME_PERSON");
      case WRONG_STATE -> refused(HttpStatus.CONFLICT, "WRONG_STATE");
    };
  }

  private static Outcome refused(HttpStatus status, String code) {
    return new Outcome.Refused(Problem.of(status, code));
  }

  private PayoutRunView view(PayoutRun run) {
    return PayoutRunView.of(run, payouts.ofRun(run.id(), LISTED_PAYOUTS));
  }
}
