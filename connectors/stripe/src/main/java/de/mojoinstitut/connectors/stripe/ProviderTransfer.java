package de.mojoinstitut.connectors.stripe;

/**
 * A transfer as Stripe has it; it is done as soon as it exists.
 *
 * @param id {@code tr_…}
 * @param destination {@code acct_…}
 * @param amount minor units
 * @param amountReversed minor units that have come back since
 * @param currency ISO 4217, lower case
 */
public record ProviderTransfer(
    String id, String destination, long amount, long amountReversed, String currency) {}
