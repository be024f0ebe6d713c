package de.mojoinstitut.core.person;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What account.mojo (Clerk) says of a person at this moment. Never stored, never logged.
 *
 * @param displayName first and last name
 * @param email empty where the account has none
 * @param locale null where the person has chosen none
 */
public record Profile(String displayName, String email, @Nullable Locale locale) {

  @Override
  public String toString() {
    return "Profile[redacted]";
  }
}
