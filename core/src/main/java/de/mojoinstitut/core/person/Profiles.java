package de.mojoinstitut.core.person;

import java.util.Optional;

/** Port to the account system (Clerk), where names and e-mail addresses live. */
public interface Profiles {

  /**
   * The person's current profile, at most five minutes old.
   *
   * @return empty where the account does not exist any more
   * @throws de.mojoinstitut.core.OutsideUnavailableException where the account system does not
   *     answer
   */
  Optional<Profile> find(ClerkUserId person);

  /** Forgets what is cached of the person. Idempotent. */
  void invalidate(ClerkUserId person);
}
