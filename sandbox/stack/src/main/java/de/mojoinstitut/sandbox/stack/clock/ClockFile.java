package de.mojoinstitut.sandbox.stack.clock;

import de.mojoinstitut.chassis.time.ShiftedClock;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** The file in which the stack's time is kept: how far it is ahead of the machine's. */
public final class ClockFile {

  private final Path file;

  /**
   * @param file may be missing; the stack then has the machine's time
   */
  public ClockFile(Path file) {
    this.file = file;
  }

  public Duration offset() {
    return ShiftedClock.offsetIn(file);
  }

  /** The stack's clock. */
  public Clock clock() {
    return ShiftedClock.from(file.toString());
  }

  /** Moves the stack's time forward; readers see the old or the new offset, never half a file. */
  public Duration moveBy(Duration step) {
    Duration moved = offset().plus(step);
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(draft, moved.toString());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return moved;
  }

  /**
   * What a person writes behind {@code ./mojo clock}: {@code +PT1H}, {@code +P30D}.
   *
   * @throws Problem for anything else, and for a step back: no engine can undo what has happened
   */
  public static Duration step(String text) {
    if (!text.startsWith("+")) {
      throw new Problem("Time moves forward only: write ./mojo clock +PT1H or +P30D");
    }
    try {
      Duration step = Duration.parse(text.substring(1));
      if (step.isNegative()) {
        throw new Problem("Time moves forward only: write ./mojo clock +PT1H or +P30D");
      }
      return step;
    } catch (DateTimeParseException e) {
      throw new Problem(
          "'" + text + "' is no duration: write +PT1H for an hour, +P30D for thirty days", e);
    }
  }
}
