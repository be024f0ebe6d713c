package de.mojoinstitut.hub.offer;

import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.web.PlainText;
import de.mojoinstitut.core.booking.Canceller;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.offercancellation.CancelOffer;
import de.mojoinstitut.core.offercancellation.OfferCancellation;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.hub.security.CallerIdentity;
import de.mojoinstitut.hub.security.StaffRight;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The seller, or staff, calls an offer off. */
@RestController
@RequestMapping(path = "/api/offers/{id}/cancellation", produces = MediaType.APPLICATION_JSON_VALUE)
class OfferCancellationController {

  private final CancelOffer cancelOffer;
  private final Idempotency idempotency;

  OfferCancellationController(CancelOffer cancelOffer, Idempotency idempotency) {
    this.cancelOffer = cancelOffer;
    this.idempotency = idempotency;
  }

  record CancelOfferRequest(@NotNull OfferCancellation.Reason reason) {}

  @ApiResponse(
      responseCode = "202",
      description = "the process cancels every booking",
      content = @Content(schema = @Schema(implementation = OfferCancellationView.class)))
  @ApiResponse(responseCode = "403", description = "FORBIDDEN")
  @ApiResponse(responseCode = "404", description = "NOT_FOUND")
  @ApiResponse(responseCode = "409", description = "WRONG_STATE")
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> cancel(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity identity,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable @NotBlank @Size(max = 100) @PlainText String id,
      @RequestBody @Valid CancelOfferRequest body) {
    return idempotency.answer(
        caller,
        key,
        "POST /api/offers/" + id + "/cancellation",
        body,
        () ->
            outcome(
                cancelOffer.cancel(canceller(caller, identity), new OfferId(id), body.reason())));
  }

  @ApiResponse(responseCode = "200", description = "how far it is, with each booking")
  @ApiResponse(responseCode = "403", description = "FORBIDDEN")
  @ApiResponse(responseCode = "404", description = "NOT_FOUND")
  @GetMapping
  @Transactional(readOnly = true)
  public OfferCancellationView cancellation(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity identity,
      @PathVariable @NotBlank @Size(max = 100) @PlainText String id) {
    return switch (cancelOffer.look(canceller(caller, identity), new OfferId(id))) {
      case CancelOffer.Result.Accepted accepted ->
          OfferCancellationView.of(accepted.cancellation(), cancelOffer.results(new OfferId(id)));
      case CancelOffer.Result.NotAllowed not -> throw ApiProblem.forbidden();
      case CancelOffer.Result.NotFound none -> throw ApiProblem.notFound();
      case CancelOffer.Result.WrongState wrong -> throw ApiProblem.notFound();
    };
  }

  private static Outcome outcome(CancelOffer.Result result) {
    return switch (result) {
      case CancelOffer.Result.Accepted accepted ->
          new Outcome.Done(
              HttpStatus.ACCEPTED, OfferCancellationView.of(accepted.cancellation(), List.of()));
      case CancelOffer.Result.NotFound none ->
          new Outcome.Refused(Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND"));
      case CancelOffer.Result.NotAllowed not ->
          new Outcome.Refused(Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN"));
      case CancelOffer.Result.WrongState wrong ->
          new Outcome.Refused(Problem.of(HttpStatus.CONFLICT, "WRONG_STATE"));
    };
  }

  private static Canceller canceller(Caller caller, Identity identity) {
    return new Canceller(identity, StaffRight.CANCELLATION.of(caller));
  }
}
