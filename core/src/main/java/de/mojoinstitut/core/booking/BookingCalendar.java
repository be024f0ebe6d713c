package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.calendar.CalendarFile;
import de.mojoinstitut.core.calendar.CalendarFile.Appointment;
import de.mojoinstitut.core.calendar.CalendarFile.Host;
import de.mojoinstitut.core.notification.Pages;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.Offers;
import de.mojoinstitut.core.tenant.Tenant;
import de.mojoinstitut.core.tenant.Tenants;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A booking's appointments as a calendar file. */
@Component
public class BookingCalendar {

  private final Bookings bookings;
  private final Offers offers;
  private final Tenants tenants;
  private final Pages pages;
  private final URI organizer;
  private final Clock clock;

  BookingCalendar(
      Bookings bookings,
      Offers offers,
      Tenants tenants,
      Pages pages,
      @Value("${mojo.calendar.organizer:mailto:hub@mojo.example}") URI organizer,
      Clock clock) {
    this.bookings = bookings;
    this.offers = offers;
    this.tenants = tenants;
    this.pages = pages;
    this.organizer = organizer;
    this.clock = clock;
  }

  /**
   * Called in a transaction. Of a booking that is over it says that nothing takes place, and no
   * more where.
   *
   * @return empty where the booking was never confirmed, or the scope does not see its offer
   */
  public Optional<CalendarFile> of(Booking booking) {
    boolean wasConfirmed =
        booking.status().isBooked()
            || bookings.firstTime(booking.id(), BookingEvent.Type.CONFIRMED).isPresent();
    return wasConfirmed
        ? offers.find(booking.terms().offer()).map(offer -> file(booking, offer))
        : Optional.empty();
  }

  private CalendarFile file(Booking booking, Offer offer) {
    String seller = tenants.find(booking.terms().seller()).map(Tenant::name).orElse("MOJO Campus");
    List<Appointment> appointments =
        IntStream.range(0, offer.sessions().size())
            .mapToObj(index -> appointment(booking, offer, seller, index))
            .toList();
    Host host = new Host(seller, organizer);
    return booking.status().isBooked()
        ? CalendarFile.of(appointments, host, clock.instant())
        : CalendarFile.cancelled(appointments, host, clock.instant());
  }

  /** The booking's version rises with whatever happens to it. */
  private Appointment appointment(Booking booking, Offer offer, String seller, int index) {
    Offer.Session session = offer.sessions().get(index);
    return new Appointment(
        "%s-%d@mojo-hub".formatted(booking.id().value(), index + 1),
        Objects.requireNonNullElse(booking.version(), 0),
        session.startsAt(),
        session.endsAt(),
        offer.title(),
        booking.number() + " · " + seller,
        booking.status().isBooked() ? location(offer) : null,
        pages.of("bookings", booking.id().value()));
  }

  private static @Nullable String location(Offer offer) {
    return switch (offer.location()) {
      case null -> null;
      case Offer.Location.Place place -> place.description();
      case Offer.Location.Online online -> online.url().toString();
    };
  }
}
