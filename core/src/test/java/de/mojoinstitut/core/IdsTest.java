package de.mojoinstitut.core;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {

  final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
  final Ids ids = new Ids(clock);

  @Test
  void shouldNameTheKind() {
    assertThat(ids.next("booking")).matches("booking_[0-9a-hjkmnp-tv-z]{26}");
  }

  @Test
  void shouldSortByTime() {
    // given
    String earlier = ids.next("booking");
    clock.advance(Duration.ofMillis(1));

    // when
    String later = ids.next("booking");

    // then
    assertThat(later).isGreaterThan(earlier);
    assertThat(later.substring(0, 18)).isNotEqualTo(earlier.substring(0, 18));
  }

  @Test
  void shouldNeverGiveTheSameIdTwiceInAMillisecond() {
    // given
    Set<String> given = new HashSet<>();

    // when
    for (int i = 0; i < 10_000; i++) {
      given.add(ids.next("booking"));
    }

    // then
    assertThat(given).hasSize(10_000);
  }

  @Test
  void shouldGiveNumbersThatCanBeReadAloud() {
    assertThat(ids.nextNumber("MB")).matches("MB-[0-9A-HJKMNP-TV-Z]{8}");
  }
}
