package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.ledger.RevenueKind;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;

/**
 * What is sold by whom to whom; frozen with the payment.
 *
 * @param kind decides how the revenue is split
 * @param price above zero
 * @param label the number that people know it by; nothing personal
 */
public record Sale(
    SubjectId subject,
    RegionCode region,
    TenantId seller,
    ClerkUserId buyer,
    RevenueKind kind,
    Money price,
    String label) {}
