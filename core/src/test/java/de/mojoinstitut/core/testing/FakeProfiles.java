package de.mojoinstitut.core.testing;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.Profile;
import de.mojoinstitut.core.person.Profiles;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everybody has an account, unless it was closed. */
public final class FakeProfiles implements Profiles {

  private final Set<ClerkUserId> closed = ConcurrentHashMap.newKeySet();
  private final Set<ClerkUserId> silent = ConcurrentHashMap.newKeySet();
  private volatile boolean down;

  /** The profile that this fake gives a person. */
  public static Profile profileOf(ClerkUserId person) {
    return new Profile("Person " + person.value(), person.value() + "@example.org", Locale.GERMANY);
  }

  public void close(ClerkUserId person) {
    closed.add(person);
  }

  /** The person has chosen no language. */
  public void hasNoLanguage(ClerkUserId person) {
    silent.add(person);
  }

  public void goDown() {
    down = true;
  }

  void reset() {
    down = false;
  }

  @Override
  public Optional<Profile> find(ClerkUserId person) {
    if (down) {
      throw new OutsideUnavailableException("clerk", "503");
    }
    Profile profile = profileOf(person);
    if (silent.contains(person)) {
      profile = new Profile(profile.displayName(), profile.email(), null);
    }
    return closed.contains(person) ? Optional.empty() : Optional.of(profile);
  }

  @Override
  public void invalidate(ClerkUserId person) {
    // Nothing is cached here.
  }
}
