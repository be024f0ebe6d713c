package de.mojoinstitut.connectors.clerk;

import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.Profile;
import de.mojoinstitut.core.person.Profiles;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Profiles from Clerk, cached per instance of the application. An account without a name is called
 * by its address; an account without an address has an empty one.
 */
public final class ClerkProfiles implements Profiles {

  private final ClerkClient client;
  private final ProfileCache cache;

  /** Connects nothing yet: the first question does. */
  public ClerkProfiles(ClerkProperties properties, Clock clock) {
    this.client = new ClerkClient(properties);
    this.cache = new ProfileCache(properties.cacheFor(), clock);
  }

  @Override
  public Optional<Profile> find(ClerkUserId person) {
    return cache.get(person, () -> client.user(person.value()).map(ClerkProfiles::profile));
  }

  @Override
  public void invalidate(ClerkUserId person) {
    cache.invalidate(person);
  }

  private static Profile profile(ClerkUser user) {
    String email = user.primaryEmail().orElse("");
    String name = user.name();
    return new Profile(name.isEmpty() ? email : name, email, locale(user));
  }

  /** A tag that names no language is none. */
  private static @Nullable Locale locale(ClerkUser user) {
    return user.locale()
        .map(Locale::forLanguageTag)
        .filter(locale -> !locale.getLanguage().isEmpty())
        .orElse(null);
  }
}
