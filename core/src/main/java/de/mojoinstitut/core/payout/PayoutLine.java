package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.payment.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * A posting's part of a payout.
 *
 * @param source what the money came from; null where it is about none
 * @param kind what happened, such as {@code RELEASE} or {@code REFUND}
 * @param amount minor units of the payout's currency; below zero it was taken off
 */
public record PayoutLine(@Nullable SubjectId source, String kind, long amount) {}
