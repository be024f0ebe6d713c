package de.mojoinstitut.payments.webhook;

import de.mojoinstitut.connectors.stripe.StripeEvent;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Events are handled in several lanes side by side, those about one payment, payout, dispute or
 * account one after the other. The lane is the inbox's source, so the number may only change while
 * the inbox is empty.
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
    String subject =
        Stream.of(
                event.paymentId(),
                event.payoutId(),
                event.paymentIntentId(),
                event.accountId(),
                event.tenantId())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(event.id());
    return PREFIX + Math.floorMod(subject.hashCode(), LANES);
  }
}
