package de.mojoinstitut.connectors.stripe;

/**
 * Money back from a connected account, all or part of one transfer.
 *
 * @param reversalId our id, in the metadata
 * @param transferId {@code tr_…}
 * @param amount minor units, more than 0
 */
public record ReversalRequest(String reversalId, String transferId, long amount) {

  public ReversalRequest {
    Require.text(reversalId, "reversalId");
    Require.text(transferId, "transferId");
    Require.that(amount > 0, "amount must be positive");
  }
}
