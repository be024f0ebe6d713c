package de.mojoinstitut.connectors.stripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dispute as Stripe has it.
 *
 * @param id {@code dp_…}
 * @param paymentIntentId {@code pi_…}, null for a charge without one
 * @param amount minor units that the customer disputes
 * @param fee minor units that Stripe keeps for it, whoever wins
 * @param taken minor units that the platform's balance lacks because of it now, fee included
 * @param currency ISO 4217, lower case
 * @param reason Stripe's word, such as {@code fraudulent}
 * @param dueBy until when it may be answered, null where it cannot
 */
public record ProviderDispute(
    String id,
    String chargeId,
    @Nullable String paymentIntentId,
    long amount,
    long fee,
    long taken,
    String currency,
    String reason,
    @Nullable Instant dueBy,
    State state) {

  /** How far it is. */
  public enum State {
    /** The bank only asks; no money has gone. */
    INQUIRY,
    NEEDS_RESPONSE,
    UNDER_REVIEW,
    WON,
    LOST,
    /** An inquiry is over without any money having gone. */
    CLOSED
  }
}
