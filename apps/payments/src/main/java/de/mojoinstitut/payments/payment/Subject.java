package de.mojoinstitut.payments.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What is paid for.
 *
 * @param type {@value #BOOKING}, or another that this deployment knows
 * @param id the hub's
 */
public record Subject(String type, String id) {

  static final String BOOKING = "BOOKING";

  static Subject booking(String bookingId) {
    return new Subject(BOOKING, bookingId);
  }

  /** The short form: the id where it is a booking. */
  public @Nullable String bookingId() {
    return BOOKING.equals(type) ? id : null;
  }

  /** Says it in an event's data. */
  public void describe(ObjectNode data) {
    data.putObject("subject").put("type", type).put("id", id);
    String bookingId = bookingId();
    if (bookingId != null) {
      data.put("bookingId", bookingId);
    }
  }
}
