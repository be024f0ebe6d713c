package de.mojoinstitut.connectors.stripe;

import org.jspecify.annotations.Nullable;

/**
 * A verified webhook, reduced to what says which of our objects to fetch again. Nothing of the
 * object's state is kept: events come late, twice and in any order.
 *
 * @param id {@code evt_…}, the same for each delivery
 * @param type such as {@code checkout.session.completed}
 * @param objectId the id of the object it is about, where that has one
 * @param paymentId from the object's metadata
 * @param refundId from the object's metadata
 * @param tenantId from the object's metadata
 * @param payoutId from the object's metadata: a transfer's or a payout's
 * @param paymentIntentId the payment that the object belongs to; a dispute has no other reference
 * @param accountId the connected account on which it happened, null for the platform itself
 */
public record StripeEvent(
    String id,
    String type,
    @Nullable String objectId,
    @Nullable String paymentId,
    @Nullable String refundId,
    @Nullable String tenantId,
    @Nullable String payoutId,
    @Nullable String paymentIntentId,
    @Nullable String accountId) {}
