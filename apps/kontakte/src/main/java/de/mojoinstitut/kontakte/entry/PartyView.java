package de.mojoinstitut.kontakte.entry;

import java.time.Instant;

/** A lead or partner as callers see it. */
public record PartyView(
    String id,
    String tenantId,
    String name,
    String email,
    String source,
    String origin,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  static PartyView of(Entry entry) {
    return new PartyView(
        entry.id(),
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
