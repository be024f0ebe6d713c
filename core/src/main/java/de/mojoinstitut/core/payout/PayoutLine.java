package de.mojoinstitut.core.payout;

import org.jspecify.annotations.Nullable;

/**
 * A posting's part of a payout.
 *
 * @param kind what happened, such as {@code RELEASE} or {@code REFUND}
 * @param amount minor units of the payout's currency; below zero it was taken off
 */
public record PayoutLine(@Nullable String bookingId, String kind, long amount) {}
