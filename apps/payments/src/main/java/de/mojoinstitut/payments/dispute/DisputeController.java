package de.mojoinstitut.payments.dispute;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.web.PlainText;
import de.mojoinstitut.payments.dispute.Dispute.Answer;
import de.mojoinstitut.payments.dispute.Dispute.Outcome;
import de.mojoinstitut.payments.dispute.Dispute.Status;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The hub answers disputes. */
@RestController
class DisputeController {

  private static final String ID = "[A-Za-z0-9_.:-]{1,100}";

  private final RequestAnswer requestAnswer;

  DisputeController(RequestAnswer requestAnswer) {
    this.requestAnswer = requestAnswer;
  }

  record AnswerBody(
      @NotNull Outcome outcome, @NotNull @Size(max = 10_000) @PlainText String evidence) {}

  record DisputeView(String disputeId, Status status, @Nullable Outcome outcome) {}

  @PostMapping(path = "/api/disputes/{id}/answer", produces = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponse(responseCode = "200", description = "answered, or over already")
  @ApiResponse(responseCode = "409", description = "WRONG_STATE")
  @ApiResponse(responseCode = "422", description = "NOT_ELIGIBLE")
  DisputeView answer(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @RequestHeader("x-tenant-id") String tenant,
      @PathVariable @Pattern(regexp = ID) String id,
      @Valid @RequestBody AnswerBody body) {
    if (body.outcome() == Outcome.CONTEST && body.evidence().isBlank()) {
      throw ApiProblem.invalid("evidence", "REQUIRED");
    }
    Dispute dispute =
        requestAnswer.answer(caller, key, id, new Answer(body.outcome(), body.evidence()));
    Answer answer = dispute.answer();
    return new DisputeView(
        dispute.disputeId(), dispute.status(), answer == null ? null : answer.outcome());
  }
}
