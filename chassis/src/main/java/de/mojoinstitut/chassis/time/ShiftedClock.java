package de.mojoinstitut.chassis.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The system's time plus an offset that is read from a file, so that the whole local stack can be
 * moved to next month and back while it runs. Production names no file and gets the plain system
 * clock from {@link #from(String)}.
 *
 * <p>The file holds one ISO-8601 duration ({@code PT720H}); a missing file is no offset. It is read
 * again when it has changed: all processes of a stack follow at once. Thread safe.
 */
public final class ShiftedClock extends Clock {

  /** Two changes may be so close that the file's time does not tell them apart. */
  private static final long REREAD_MILLIS = 100;

  private final Path file;
  private final Clock base;
  private volatile Reading reading;

  private record Reading(Duration offset, long changedAt, long atNanos) {}

  private ShiftedClock(Path file, Clock base) {
    this.file = file;
    this.base = base;
    this.reading = read();
  }

  /**
   * @param file path of the offset file, null or blank for the system's own time
   */
  public static Clock from(@Nullable String file) {
    return file == null || file.isBlank()
        ? Clock.systemUTC()
        : new ShiftedClock(Path.of(file), Clock.systemUTC());
  }

  /** The offset in the file, zero where there is none. */
  public static Duration offsetIn(Path file) {
    try {
      return Duration.parse(Files.readString(file).strip());
    } catch (NoSuchFileException none) {
      return Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Instant instant() {
    Reading current = reading;
    if (changedAt() != current.changedAt()
        || System.nanoTime() - current.atNanos() > TimeUnit.MILLISECONDS.toNanos(REREAD_MILLIS)) {
      current = reread(current);
      reading = current;
    }
    return base.instant().plus(current.offset());
  }

  private Reading reread(Reading former) {
    try {
      return read();
    } catch (DateTimeParseException | UncheckedIOException e) {
      // Somebody is writing it right now: the old offset holds until the next look.
      return former;
    }
  }

  private Reading read() {
    long changedAt = changedAt();
    return new Reading(offsetIn(file), changedAt, System.nanoTime());
  }

  /** Zero where there is no file. */
  private long changedAt() {
    return file.toFile().lastModified();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new ShiftedClock(file, base.withZone(zone));
  }
}
