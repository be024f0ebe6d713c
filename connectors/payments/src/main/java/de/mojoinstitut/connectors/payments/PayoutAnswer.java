package de.mojoinstitut.connectors.payments;

import org.jspecify.annotations.Nullable;

/** What the hub needs of a payout. */
record PayoutAnswer(@Nullable String payoutId, @Nullable String status, @Nullable String reason) {}
