package de.mojoinstitut.connectors.stripe;

/**
 * A reversal as Stripe has it; it is done as soon as it exists.
 *
 * @param id {@code trr_…}
 * @param amount minor units
 */
public record ProviderReversal(String id, long amount) {}
