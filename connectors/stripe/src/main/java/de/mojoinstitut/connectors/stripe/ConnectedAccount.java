package de.mojoinstitut.connectors.stripe;

import org.jspecify.annotations.Nullable;

/**
 * A seller's account as Stripe has it.
 *
 * @param id {@code acct_…}
 * @param chargesEnabled whether customers may be charged on its behalf
 * @param transfersEnabled whether it may get money from the platform
 * @param payoutsEnabled whether it may be paid out to its bank
 * @param bankAccountId {@code ba_…} of its bank account, another one after each change; null where
 *     it has none
 */
public record ConnectedAccount(
    String id,
    boolean chargesEnabled,
    boolean transfersEnabled,
    boolean payoutsEnabled,
    @Nullable String bankAccountId) {}
