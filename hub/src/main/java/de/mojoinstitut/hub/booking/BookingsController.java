package de.mojoinstitut.hub.booking;

import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.web.PlainText;
import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingEvent;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.booking.PlaceBooking;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.hub.booking.BookingView.Viewer;
import de.mojoinstitut.hub.security.CallerIdentity;
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
import java.util.List;
import java.util.Map;
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

/** Bookings. */
@RestController
@RequestMapping(path = "/api/bookings", produces = MediaType.APPLICATION_JSON_VALUE)
class BookingsController {

  private final PlaceBooking placeBooking;
  private final Bookings bookings;
  private final BookingViews views;
  private final Idempotency idempotency;

  BookingsController(
      PlaceBooking placeBooking, Bookings bookings, BookingViews views, Idempotency idempotency) {
    this.placeBooking = placeBooking;
    this.bookings = bookings;
    this.views = views;
    this.idempotency = idempotency;
  }

  record PlaceBookingRequest(@NotBlank @Size(max = 100) @PlainText String offerId) {}

  @ApiResponse(
      responseCode = "201",
      description = "the seat is held",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @ApiResponse(responseCode = "403", description = "OWN_OFFER")
  @ApiResponse(responseCode = "404", description = "NOT_FOUND")
  @ApiResponse(responseCode = "409", description = "ALREADY_BOOKED, SOLD_OUT, WRONG_STATE")
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> place(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity identity,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody @Valid PlaceBookingRequest body) {
    return idempotency.answer(
        caller,
        key,
        "POST /api/bookings",
        body,
        () -> outcome(placeBooking.place(identity, new OfferId(body.offerId())), identity));
  }

  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  public BookingView booking(
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity caller,
      @PathVariable @NotBlank @Size(max = 100) @PlainText String id) {
    return views.of(bookings.find(new BookingId(id)).orElseThrow(ApiProblem::notFound), caller);
  }

  @GetMapping
  @Transactional(readOnly = true)
  public Page<BookingView> newest(
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity caller,
      @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
      @RequestParam(required = false) @Nullable @Size(max = Page.LONGEST_CURSOR) String cursor) {
    Page.Position before = Page.decode(cursor);
    List<Booking> found =
        bookings.newest(
            before == null ? null : new Bookings.Cursor(before.at(), new BookingId(before.id())),
            limit + 1);
    Map<BookingId, List<BookingEvent>> timelines =
        bookings.timelines(found.stream().map(Booking::id).toList());
    return Page.of(
        found,
        limit,
        booking ->
            BookingView.of(
                booking,
                timelines.getOrDefault(booking.id(), List.of()),
                Viewer.of(booking, caller)),
        booking -> new Page.Position(booking.createdAt(), booking.id().value()));
  }

  private Outcome outcome(PlaceBooking.Result result, Identity identity) {
    return switch (result) {
      case PlaceBooking.Result.Placed placed ->
          new Outcome.Done(HttpStatus.CREATED, views.of(placed.booking(), identity));
      case PlaceBooking.Result.Refused refused -> new Outcome.Refused(problem(refused.reason()));
    };
  }

  private static Problem problem(PlaceBooking.Reason reason) {
    HttpStatus status =
        switch (reason) {
          case NOT_FOUND -> HttpStatus.NOT_FOUND;
          case OWN_OFFER -> HttpStatus.FORBIDDEN;
          case WRONG_STATE, ALREADY_BOOKED, SOLD_OUT -> HttpStatus.CONFLICT;
        };
    return Problem.of(status, reason.name());
  }
}
