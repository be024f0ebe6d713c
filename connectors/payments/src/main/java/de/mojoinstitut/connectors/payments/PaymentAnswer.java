package de.mojoinstitut.connectors.payments;

import org.jspecify.annotations.Nullable;

/** What the hub needs of a payment. */
record PaymentAnswer(@Nullable String id, @Nullable String status, @Nullable String checkoutUrl) {}
