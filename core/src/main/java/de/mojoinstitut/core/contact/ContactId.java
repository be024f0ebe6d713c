package de.mojoinstitut.core.contact;

/** A person's contact record in one tenant's kontakte.mojo. */
public record ContactId(String value) {
  public ContactId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("ContactId is blank");
    }
  }
}
