package de.mojoinstitut.chassis.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftedClockTest {

  private static final Clock REAL = Clock.systemUTC();

  @TempDir Path folder;

  @Test
  void shouldFollowTheFileWhileItRuns() throws IOException {
    // given
    Path file = folder.resolve("offset");
    Clock clock = ShiftedClock.from(file.toString());
    assertThat(ahead(clock)).isLessThan(Duration.ofMinutes(1));

    // when
    Files.writeString(file, "PT720H\n");

    // then
    await().until(() -> ahead(clock).compareTo(Duration.ofDays(29)) > 0);
  }

  @Test
  void shouldKeepTheOffsetWhileTheFileIsHalfWritten() throws IOException {
    // given
    Path file = folder.resolve("offset");
    Files.writeString(file, "PT720H");
    Clock clock = ShiftedClock.from(file.toString());

    // when
    Files.writeString(file, "");

    // then
    await()
        .during(Duration.ofMillis(300))
        .until(() -> ahead(clock).compareTo(Duration.ofDays(29)) > 0);
  }

  @Test
  void shouldBeTheSystemsOwnClockWithoutAFile() {
    assertThat(ShiftedClock.from("")).isEqualTo(REAL);
  }

  private static Duration ahead(Clock clock) {
    return Duration.between(REAL.instant(), clock.instant());
  }
}
