package de.mojoinstitut.hub.booking;

import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.web.PlainText;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.fulfilment.RecordAttendance;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.hub.security.CallerIdentity;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The seller says who was there. */
@RestController
@RequestMapping(path = "/api/bookings/{id}/attendance", produces = MediaType.APPLICATION_JSON_VALUE)
class AttendanceController {

  private final RecordAttendance recordAttendance;
  private final BookingViews views;
  private final Idempotency idempotency;

  AttendanceController(
      RecordAttendance recordAttendance, BookingViews views, Idempotency idempotency) {
    this.recordAttendance = recordAttendance;
    this.views = views;
    this.idempotency = idempotency;
  }

  record AttendanceRequest(@NotNull Boolean present) {}

  @ApiResponse(
      responseCode = "200",
      description = "recorded",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @ApiResponse(responseCode = "403", description = "FORBIDDEN")
  @ApiResponse(responseCode = "404", description = "NOT_FOUND")
  @ApiResponse(responseCode = "409", description = "WRONG_STATE")
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> attendance(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity identity,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable @NotBlank @Size(max = 100) @PlainText String id,
      @RequestBody @Valid AttendanceRequest body) {
    return idempotency.answer(
        caller,
        key,
        "POST /api/bookings/" + id + "/attendance",
        body,
        () ->
            outcome(
                recordAttendance.record(identity, new BookingId(id), body.present()), identity));
  }

  private Outcome outcome(RecordAttendance.Result result, Identity identity) {
    return switch (result) {
      case RecordAttendance.Result.Recorded recorded ->
          new Outcome.Done(HttpStatus.OK, views.of(recorded.booking(), identity));
      case RecordAttendance.Result.NotFound none ->
          new Outcome.Refused(Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND"));
      case RecordAttendance.Result.NotTheSeller not ->
          new Outcome.Refused(Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN"));
      case RecordAttendance.Result.WrongState wrong ->
          new Outcome.Refused(Problem.of(HttpStatus.CONFLICT, "WRONG_STATE"));
    };
  }
}
