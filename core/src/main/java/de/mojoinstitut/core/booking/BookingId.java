package de.mojoinstitut.core.booking;

/** A booking. */
public record BookingId(String value) {
  public BookingId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("BookingId is blank");
    }
  }
}
