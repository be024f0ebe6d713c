package de.mojoinstitut.core.fulfilment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a confirmed booking.
 *
 * @param remindAt when the buyer is reminded; null where it is too late for that
 * @param endsAt when the last session is over
 * @param releaseAt when the seller's revenue becomes payable, if the booking takes place until its
 *     end
 */
public record Schedule(@Nullable Instant remindAt, Instant endsAt, Instant releaseAt) {}
