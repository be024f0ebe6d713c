package de.mojoinstitut.kontakte.tenant;

import java.time.Instant;

/**
 * A business that keeps its address book here.
 *
 * @param region code of the region it belongs to
 * @param clerkOrgId the Clerk organisation whose members act for it
 */
record Tenant(
    String tenantId,
    String name,
    String slug,
    String region,
    String clerkOrgId,
    Instant createdAt,
    Instant updatedAt) {}
