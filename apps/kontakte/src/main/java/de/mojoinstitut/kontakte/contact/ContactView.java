package de.mojoinstitut.kontakte.contact;

import de.mojoinstitut.kontakte.entry.Entry;
import java.time.Instant;

/** A contact as callers see it. Says nothing about the person's membership, and never will. */
record ContactView(
    String id,
    String clerkUserId,
    String tenantId,
    String name,
    String email,
    String source,
    String origin,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  static ContactView of(Entry entry) {
    return new ContactView(
        entry.id(),
        entry.key(),
        entry.tenantId(),
        entry.name(),
        entry.email(),
        entry.source(),
        entry.origin(),
        entry.version(),
        entry.createdAt(),
        entry.updatedAt());
  }
}
