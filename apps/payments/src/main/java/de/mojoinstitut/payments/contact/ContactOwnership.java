package de.mojoinstitut.payments.contact;

/** Says whether a contact is a person's in a tenant. */
public interface ContactOwnership {

  /** What kontakte.mojo knows. */
  enum Verdict {
    /** It is that person's contact. */
    THEIRS,
    /** No such contact in the tenant, or another person's. */
    NOT_THEIRS,
    /** kontakte.mojo did not answer; ask again later. */
    UNKNOWN
  }

  /** Reads only; any failure of the other side is {@link Verdict#UNKNOWN}. */
  Verdict check(String tenantId, String contactId, String clerkUserId);
}
