package de.mojoinstitut.hub.booking;

import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.web.PlainText;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.Canceller;
import de.mojoinstitut.core.booking.QuoteCancellation;
import de.mojoinstitut.core.booking.RequestCancellation;
import de.mojoinstitut.core.offer.CancellationPolicy;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.hub.security.CallerIdentity;
import de.mojoinstitut.hub.security.StaffRight;
import de.mojoinstitut.hub.web.MoneyView;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Buyer, seller and staff cancel a booking. */
@RestController
@RequestMapping(path = "/api/bookings/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class CancellationController {

  private final QuoteCancellation quoteCancellation;
  private final RequestCancellation requestCancellation;
  private final BookingViews views;
  private final Idempotency idempotency;

  CancellationController(
      QuoteCancellation quoteCancellation,
      RequestCancellation requestCancellation,
      BookingViews views,
      Idempotency idempotency) {
    this.quoteCancellation = quoteCancellation;
    this.requestCancellation = requestCancellation;
    this.views = views;
    this.idempotency = idempotency;
  }

  /**
   * @param refund what goes back of what was paid
   * @param fee what is kept
   * @param tier of the policy that decides; 0 hours and 0 percent where none does, 0 hours and 100
   *     percent where the policy does not apply
   */
  record QuoteView(MoneyView refund, MoneyView fee, CancellationPolicy.Tier tier) {
    private static QuoteView of(CancellationPolicy.Quote quote) {
      return new QuoteView(MoneyView.of(quote.refund()), MoneyView.of(quote.fee()), quote.tier());
    }
  }

  @ApiResponse(responseCode = "200", description = "what would go back now")
  @ApiResponse(responseCode = "403", description = "FORBIDDEN")
  @ApiResponse(responseCode = "404", description = "NOT_FOUND")
  @ApiResponse(responseCode = "409", description = "WRONG_STATE")
  @GetMapping("/cancellation-quote")
  QuoteView quote(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity identity,
      @PathVariable @NotBlank @Size(max = 100) @PlainText String id) {
    return switch (quoteCancellation.quote(canceller(caller, identity), new BookingId(id))) {
      case QuoteCancellation.Result.Quoted quoted -> QuoteView.of(quoted.quote());
      case QuoteCancellation.Result.NotFound none -> throw ApiProblem.notFound();
      case QuoteCancellation.Result.NotAllowed not -> throw ApiProblem.forbidden();
      case QuoteCancellation.Result.WrongState wrong ->
          throw new ApiProblem(HttpStatus.CONFLICT, "WRONG_STATE");
    };
  }

  @ApiResponse(
      responseCode = "202",
      description = "the process cancels",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @ApiResponse(responseCode = "403", description = "FORBIDDEN")
  @ApiResponse(responseCode = "404", description = "NOT_FOUND")
  @ApiResponse(responseCode = "409", description = "WRONG_STATE")
  @PostMapping("/cancellation")
  ResponseEntity<String> cancel(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity identity,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable @NotBlank @Size(max = 100) @PlainText String id) {
    return idempotency.answer(
        caller,
        key,
        "POST /api/bookings/" + id + "/cancellation",
        Map.of(),
        () ->
            outcome(
                requestCancellation.request(canceller(caller, identity), new BookingId(id)),
                identity));
  }

  private Outcome outcome(RequestCancellation.Result result, Identity identity) {
    return switch (result) {
      case RequestCancellation.Result.Accepted accepted ->
          new Outcome.Done(HttpStatus.ACCEPTED, views.of(accepted.booking(), identity));
      case RequestCancellation.Result.NotFound none ->
          new Outcome.Refused(Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND"));
      case RequestCancellation.Result.NotAllowed not ->
          new Outcome.Refused(Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN"));
      case RequestCancellation.Result.WrongState wrong ->
          new Outcome.Refused(Problem.of(HttpStatus.CONFLICT, "WRONG_STATE"));
    };
  }

  private static Canceller canceller(Caller caller, Identity identity) {
    return new Canceller(identity, StaffRight.CANCELLATION.of(caller));
  }
}
