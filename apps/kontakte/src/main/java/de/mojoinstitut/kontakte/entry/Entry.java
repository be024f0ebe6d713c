package de.mojoinstitut.kontakte.entry;

import java.time.Instant;

/**
 * One living entry.
 *
 * @param key what an upsert knows it by: a contact's {@code clerkUserId}, else the e-mail in lower
 *     case
 * @param source where the entry came from first or last, a code such as {@code
 *     campus_event_booking}
 * @param origin the system the last change came from; consumers of events skip their own
 * @param version grows with every change
 */
public record Entry(
    String id,
    String tenantId,
    String key,
    String name,
    String email,
    String source,
    String origin,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  /** Nothing personal. */
  @Override
  public String toString() {
    return "Entry[" + id + " version " + version + "]";
  }
}
