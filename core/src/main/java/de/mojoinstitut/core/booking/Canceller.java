package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.person.Identity;
import java.util.Optional;

/**
 * Who asks about cancelling.
 *
 * @param staff whether the person's staff role allows to cancel other people's bookings
 */
public record Canceller(Identity identity, boolean staff) {

  /** As what the caller cancels; empty for somebody who may not. */
  Optional<CancellationCause> causeFor(Booking booking) {
    if (booking.terms().buyer().equals(identity.user())) {
      return Optional.of(CancellationCause.BUYER);
    }
    if (booking.terms().seller().equals(identity.tenant())) {
      return Optional.of(CancellationCause.SELLER);
    }
    return staff ? Optional.of(CancellationCause.STAFF) : Optional.empty();
  }
}
