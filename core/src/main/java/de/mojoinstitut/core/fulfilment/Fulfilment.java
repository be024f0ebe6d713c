package de.mojoinstitut.core.fulfilment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far a confirmed booking is.
 *
 * @param deliveredAt when the buyer was there, or should have been
 * @param releasedAt when the seller's share became payable
 */
record Fulfilment(@Nullable Instant deliveredAt, @Nullable Instant releasedAt) {
  static final Fulfilment NONE = new Fulfilment(null, null);

  /** Times are as precise as the database keeps them, so that every later answer says the same. */
  Fulfilment {
    deliveredAt = deliveredAt == null ? null : deliveredAt.truncatedTo(ChronoUnit.MICROS);
    releasedAt = releasedAt == null ? null : releasedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** The first time counts, whatever the seller corrects later. */
  Fulfilment delivered(Instant at) {
    return deliveredAt == null ? new Fulfilment(at, releasedAt) : this;
  }

  Fulfilment released(Instant at) {
    return new Fulfilment(deliveredAt, at);
  }
}
