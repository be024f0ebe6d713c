package de.mojoinstitut.connectors.payments;

import org.jspecify.annotations.Nullable;

/** What the hub needs of a refund. */
record RefundAnswer(@Nullable String refundId, @Nullable String status) {}
