package de.mojoinstitut.connectors.stripe;

/**
 * A seller's account as Stripe has it.
 *
 * @param id {@code acct_…}
 * @param chargesEnabled whether customers may be charged on its behalf
 */
public record ConnectedAccount(String id, boolean chargesEnabled) {}
