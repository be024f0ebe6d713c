package de.mojoinstitut.connectors.clerk;

import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.Profile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Profiles in memory for a while, at most {@value #MOST}. One that was loaded while somebody was
 * invalidated is handed out but not kept: it may be from before the change. Thread safe; loads run
 * outside the lock.
 */
final class ProfileCache {

  private static final int MOST = 10_000;

  private record Cached(Profile profile, Instant asked) {}

  private final Duration life;
  private final Clock clock;
  private final Map<ClerkUserId, Cached> entries =
      new LinkedHashMap<ClerkUserId, Cached>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ClerkUserId, Cached> eldest) {
          return size() > MOST;
        }
      };
  private long invalidations;

  ProfileCache(Duration life, Clock clock) {
    this.life = life;
    this.clock = clock;
  }

  Optional<Profile> get(ClerkUserId person, Supplier<Optional<Profile>> loader) {
    // Age counts from before the question: the answer may have been old when it came.
    Instant asked = clock.instant();
    long before;
    synchronized (this) {
      Cached entry = entries.get(person);
      if (entry != null && isFresh(entry, asked)) {
        return Optional.of(entry.profile());
      }
      before = invalidations;
    }
    Optional<Profile> loaded = loader.get();
    synchronized (this) {
      entries.remove(person);
      if (before == invalidations) {
        loaded.ifPresent(profile -> entries.put(person, new Cached(profile, asked)));
      }
    }
    return loaded;
  }

  /** A clock that was set back makes everything old. */
  private boolean isFresh(Cached entry, Instant now) {
    Duration age = Duration.between(entry.asked(), now);
    return !age.isNegative() && age.compareTo(life) < 0;
  }

  synchronized void invalidate(ClerkUserId person) {
    invalidations++;
    entries.remove(person);
  }
}
