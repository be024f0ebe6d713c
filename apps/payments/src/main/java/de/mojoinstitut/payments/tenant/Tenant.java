package de.mojoinstitut.payments.tenant;

/**
 * A seller.
 *
 * @param region code of its region
 * @param clerkOrgId the Clerk organisation whose members are the tenant's people
 * @param currency the region's, ISO 4217
 */
public record Tenant(
    String tenantId, String name, String slug, String region, String clerkOrgId, String currency) {}
