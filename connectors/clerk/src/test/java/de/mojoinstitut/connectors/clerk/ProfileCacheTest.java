package de.mojoinstitut.connectors.clerk;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.Profile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProfileCacheTest {

  private static final ClerkUserId PERSON = new ClerkUserId("user_1");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  private final ProfileCache cache = new ProfileCache(Duration.ofMinutes(5), CLOCK);
  private final AtomicInteger loads = new AtomicInteger();

  private Optional<Profile> load() {
    return Optional.of(
        new Profile("load " + loads.incrementAndGet(), "a@example.com", Locale.GERMANY));
  }

  private String name() {
    return cache.get(PERSON, this::load).orElseThrow().displayName();
  }

  @Test
  void shouldLoadOnce() {
    assertThat(name()).isEqualTo("load 1");
    assertThat(name()).isEqualTo("load 1");
  }

  @Test
  void shouldNotKeepWhatWasLoadedWhileThePersonChanged() {
    // when
    cache.get(
        PERSON,
        () -> {
          Optional<Profile> beforeTheChange = load();
          cache.invalidate(PERSON);
          return beforeTheChange;
        });

    // then
    assertThat(name()).isEqualTo("load 2");
  }

  @Test
  void shouldNotKeepThatSomebodyIsUnknown() {
    // given
    cache.get(PERSON, Optional::empty);

    // when, then
    assertThat(name()).isEqualTo("load 1");
  }

  @Test
  void shouldKeepNothingWithoutALife() {
    // given
    ProfileCache none = new ProfileCache(Duration.ZERO, CLOCK);
    none.get(PERSON, this::load);

    // when, then
    assertThat(none.get(PERSON, this::load).orElseThrow().displayName()).isEqualTo("load 2");
  }
}
