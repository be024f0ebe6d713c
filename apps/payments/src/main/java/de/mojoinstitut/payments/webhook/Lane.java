package de.mojoinstitut.payments.webhook;

import de.mojoinstitut.connectors.stripe.StripeEvent;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Events are handled in several lanes side by side, those about one payment one after the other.
 * The lane is the inbox's source, so the number may only change while the inbox is empty.
 */
final class Lane {

  private static final int LANES = 8;
  private static final String PREFIX = "stripe:";

  private Lane() {}

  static List<String> all() {
    return IntStream.range(0, LANES).mapToObj(lane -> PREFIX + lane).toList();
  }

  /** The lane of an event, the same at each delivery. */
  static String of(StripeEvent event) {
    String subject = event.paymentId() == null ? event.id() : event.paymentId();
    return PREFIX + Math.floorMod(subject.hashCode(), LANES);
  }
}
