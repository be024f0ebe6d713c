package de.mojoinstitut.sandbox.stack.clock;

import de.mojoinstitut.chassis.time.ShiftedClock;
import de.mojoinstitut.sandbox.stack.runtime.Misuse;
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

  /** How far the stack may be ahead of the machine. */
  private static final Duration LONGEST_STEP = Duration.ofDays(3_650);

  /**
   * More than the clock of the stack that the upgrade test unpacks, and what that test lets pass.
   */
  private static final Duration FURTHEST = LONGEST_STEP.multipliedBy(2);

  private static final String FORWARD_ONLY =
      "Time moves forward only: write ./mojo clock +PT1H or +P30D";

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

  /**
   * Moves the stack's time forward; readers see the old or the new offset, never half a file.
   *
   * @throws Misuse where the stack would be further ahead than twenty years; nothing has moved then
   */
  public Duration moveBy(Duration step) {
    Duration moved = offset().plus(step);
    if (moved.compareTo(FURTHEST) > 0) {
      throw new Misuse(
          "The stack cannot be further ahead than twenty years; ./mojo down --clean begins anew");
    }
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
   * @throws Misuse for anything else, for no step, for more than ten years, and for a step back: no
   *     engine can undo what has happened
   */
  public static Duration step(String text) {
    if (!text.startsWith("+")) {
      throw new Misuse(FORWARD_ONLY);
    }
    try {
      Duration step = Duration.parse(text.substring(1));
      if (!step.isPositive()) {
        throw new Misuse(FORWARD_ONLY);
      }
      if (step.compareTo(LONGEST_STEP) > 0) {
        throw new Misuse("'" + text + "' is more than ten years: write +PT1H or +P30D");
      }
      return step;
    } catch (DateTimeParseException e) {
      throw new Misuse(
          "'" + text + "' is no duration: write +PT1H for an hour, +P30D for thirty days", e);
    }
  }
}
