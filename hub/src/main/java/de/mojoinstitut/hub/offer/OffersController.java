package de.mojoinstitut.hub.offer;

import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.FieldError;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.web.PlainText;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.offer.BrowseOffers;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.offer.OfferKind;
import de.mojoinstitut.core.offer.Offers.Cursor;
import de.mojoinstitut.core.offer.PublishOffer;
import de.mojoinstitut.core.offer.PublishOffer.Result;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.hub.security.CallerIdentity;
import de.mojoinstitut.hub.web.CalendarTime;
import de.mojoinstitut.hub.web.Page;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be booked. */
@RestController
@RequestMapping(path = "/api/offers", produces = MediaType.APPLICATION_JSON_VALUE)
class OffersController {

  private final BrowseOffers browse;
  private final PublishOffer publish;
  private final Bookings bookings;
  private final Idempotency idempotency;

  OffersController(
      BrowseOffers browse, PublishOffer publish, Bookings bookings, Idempotency idempotency) {
    this.browse = browse;
    this.publish = publish;
    this.bookings = bookings;
    this.idempotency = idempotency;
  }

  @GetMapping
  @Transactional(readOnly = true)
  public Page<OfferView> upcoming(
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity caller,
      @RequestParam(required = false) @Nullable OfferKind kind,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
      @RequestParam(required = false) @Nullable @Size(max = Page.LONGEST_CURSOR) String cursor) {
    CalendarTime.require("from", from);
    CalendarTime.require("to", to);
    Page.Position after = Page.decode(cursor);
    Cursor position = after == null ? null : new Cursor(after.at(), new OfferId(after.id()));
    List<BrowseOffers.Listed> found = browse.upcoming(caller, kind, from, to, position, limit + 1);
    Set<OfferId> joined = joined(caller, found);
    return Page.of(
        found,
        limit,
        listed -> OfferView.of(listed, joined.contains(listed.offer().id())),
        listed -> new Page.Position(listed.offer().startsAt(), listed.offer().id().value()));
  }

  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  public OfferView offer(
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity caller,
      @PathVariable @NotBlank @Size(max = 100) @PlainText String id) {
    BrowseOffers.Listed listed =
        browse.look(caller, new OfferId(id)).orElseThrow(ApiProblem::notFound);
    return OfferView.of(listed, joined(caller, List.of(listed)).contains(listed.offer().id()));
  }

  /** The online offers among these that the caller sells, or has a confirmed booking of. */
  private Set<OfferId> joined(Identity caller, List<BrowseOffers.Listed> found) {
    List<Offer> online =
        found.stream()
            .map(BrowseOffers.Listed::offer)
            .filter(offer -> offer.location() instanceof Offer.Location.Online)
            .toList();
    Set<OfferId> joined = new HashSet<>();
    online.stream()
        .filter(offer -> offer.seller().equals(caller.tenant()))
        .map(Offer::id)
        .forEach(joined::add);
    if (!online.isEmpty()) {
      joined.addAll(bookings.confirmed(caller.user(), online.stream().map(Offer::id).toList()));
    }
    return joined;
  }

  @ApiResponse(
      responseCode = "201",
      description = "published",
      content = @Content(schema = @Schema(implementation = OfferView.class)))
  @ApiResponse(responseCode = "403", description = "NOT_CERTIFIED")
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> publish(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity identity,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody @Valid PublishOfferRequest body) {
    PublishOffer.Draft draft = body.toDraft();
    return idempotency.answer(
        caller, key, "POST /api/offers", body, () -> outcome(publish.publish(identity, draft)));
  }

  private static Outcome outcome(Result result) {
    return switch (result) {
      case Result.Published published ->
          new Outcome.Done(
              HttpStatus.CREATED,
              OfferView.of(published.offer(), published.offer().capacity(), true));
      case Result.NoTenant none ->
          new Outcome.Refused(Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN"));
      case Result.NotCertified not ->
          new Outcome.Refused(Problem.of(HttpStatus.FORBIDDEN, "NOT_CERTIFIED"));
      case Result.Invalid invalid ->
          throw new ApiProblem(
              Problem.validation(List.of(new FieldError(invalid.field(), invalid.code()))));
    };
  }
}
