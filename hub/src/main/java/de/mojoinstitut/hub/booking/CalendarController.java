package de.mojoinstitut.hub.booking;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.web.PlainText;
import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingCalendar;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.hub.booking.BookingView.Viewer;
import de.mojoinstitut.hub.security.CallerIdentity;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** A booking for the calendars of buyer and seller. */
@RestController
class CalendarController {

  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final Bookings bookings;
  private final BookingCalendar calendar;

  CalendarController(Bookings bookings, BookingCalendar calendar) {
    this.bookings = bookings;
    this.calendar = calendar;
  }

  @ApiResponse(
      responseCode = "200",
      description = "also of a booking that was cancelled after its confirmation",
      content = @Content(schema = @Schema(type = "string")))
  @ApiResponse(responseCode = "403", description = "FORBIDDEN", content = @Content)
  @ApiResponse(responseCode = "404", description = "NOT_FOUND", content = @Content)
  @ApiResponse(
      responseCode = "409",
      description = "WRONG_STATE: never confirmed",
      content = @Content)
  @GetMapping(path = "/api/bookings/{id}/calendar.ics", produces = "text/calendar")
  @Transactional(readOnly = true)
  public ResponseEntity<byte[]> calendar(
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity caller,
      @PathVariable @NotBlank @Size(max = 100) @PlainText String id) {
    Booking booking = bookings.find(new BookingId(id)).orElseThrow(ApiProblem::notFound);
    if (Viewer.of(booking, caller) == Viewer.STAFF) {
      throw ApiProblem.forbidden();
    }
    String file =
        calendar
            .of(booking)
            .orElseThrow(() -> new ApiProblem(HttpStatus.CONFLICT, "WRONG_STATE"))
            .text();
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"calendar.ics\"")
        .body(file.getBytes(StandardCharsets.UTF_8));
  }
}
