package de.mojoinstitut.core.payment;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is paid for, or what revenue comes from.
 *
 * @param type what it is, such as {@code BOOKING}; which types there are say the beans of {@link
 *     PaymentSubject}
 * @param id unique within its type
 */
public record SubjectId(String type, String id) {
  public static final String BOOKING = "BOOKING";
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

  public SubjectId {
    if (!TYPE.matcher(type).matches() || id.isBlank()) {
      throw new IllegalArgumentException("a subject has a type and an id");
    }
  }

  public static SubjectId ofBooking(String bookingId) {
    return new SubjectId(BOOKING, bookingId);
  }

  /** The short form that bookings have outside; empty for anything else. */
  public Optional<String> bookingId() {
    return Optional.of(id).filter(each -> type.equals(BOOKING));
  }
}
