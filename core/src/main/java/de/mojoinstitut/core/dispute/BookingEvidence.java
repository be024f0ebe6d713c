package de.mojoinstitut.core.dispute;

import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingEvent;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.offer.Offer.Session;
import de.mojoinstitut.core.offer.Offers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What we say about a booking to the buyer's bank: its number, dates and statuses. Nothing
 * personal, and nothing of what the service is about.
 */
@Component
class BookingEvidence {

  private final Bookings bookings;
  private final Offers offers;

  BookingEvidence(Bookings bookings, Offers offers) {
    this.bookings = bookings;
    this.offers = offers;
  }

  /** In the current transaction. */
  String of(BookingId id) {
    Booking booking = bookings.get(id);
    String sessions =
        offers.find(booking.terms().offer()).stream()
            .flatMap(offer -> offer.sessions().stream())
            .map(BookingEvidence::line)
            .collect(Collectors.joining());
    List<BookingEvent> timeline = bookings.timeline(id);
    return "Booking %s, made %s, status %s.\n%sEvents (UTC):\n%s"
        .formatted(
            booking.number(),
            text(booking.createdAt()),
            booking.status(),
            sessions,
            timeline.stream().map(BookingEvidence::line).collect(Collectors.joining()));
  }

  private static String line(Session session) {
    return "Service from %s to %s.\n".formatted(text(session.startsAt()), text(session.endsAt()));
  }

  private static String line(BookingEvent event) {
    return "%s %s\n".formatted(text(event.at()), event.event());
  }

  private static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
