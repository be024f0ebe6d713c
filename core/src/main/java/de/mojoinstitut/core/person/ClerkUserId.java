package de.mojoinstitut.core.person;

/** A person, the same in every app: Clerk's {@code sub}. */
public record ClerkUserId(String value) {
  public ClerkUserId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("ClerkUserId is blank");
    }
  }
}
