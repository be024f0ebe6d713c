package de.mojoinstitut.connectors.payments;

import org.jspecify.annotations.Nullable;

/** What the hub needs of a dispute. */
record DisputeState(@Nullable String disputeId) {}
