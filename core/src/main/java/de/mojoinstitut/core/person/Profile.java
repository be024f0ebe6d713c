package de.mojoinstitut.core.person;

import java.util.Locale;

/**
 * What account.mojo (Clerk) says of a person at this moment. Never stored, never logged.
 *
 * @param displayName first and last name
 */
public record Profile(String displayName, String email, Locale locale) {

  @Override
  public String toString() {
    return "Profile[redacted]";
  }
}
