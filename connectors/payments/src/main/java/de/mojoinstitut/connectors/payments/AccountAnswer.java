package de.mojoinstitut.connectors.payments;

import org.jspecify.annotations.Nullable;

/** What the hub needs of a payee's account; the instant is ISO-8601. */
record AccountAnswer(
    @Nullable Boolean transfersEnabled,
    @Nullable Boolean payoutsEnabled,
    @Nullable String bankChangedAt) {}
