package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.offer.Offers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** One line, in the current transaction. */
  String of(BookingId id) {
    Booking booking = bookings.get(id);
    Stream<String> sessions =
        offers.find(booking.terms().offer()).stream()
            .flatMap(offer -> offer.sessions().stream())
            .map(
                each ->
                    "service from %s to %s".formatted(text(each.startsAt()), text(each.endsAt())));
    Stream<String> events =
        bookings.timeline(id).stream()
            .map(each -> "%s %s".formatted(text(each.at()), each.event()));
    String facts = Stream.concat(sessions, events).collect(Collectors.joining("; "));
    return "Booking %s, made %s, status %s (times are UTC): %s"
        .formatted(booking.number(), text(booking.createdAt()), booking.status(), facts);
  }

  private static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
