package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.payment.SubjectId;

/** A booking. */
public record BookingId(String value) {
  public BookingId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("BookingId is blank");
    }
  }

  /** As what is paid for. */
  public SubjectId subject() {
    return SubjectId.ofBooking(value);
  }
}
