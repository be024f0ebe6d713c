package de.mojoinstitut.sandbox.kit;

import de.mojoinstitut.chassis.time.ShiftedClock;
import java.nio.file.Path;
import java.time.Clock;

/** A simulator's settings, read from the environment; the launcher sets them. */
public final class Settings {

  private Settings() {}

  public static int port(String name, int otherwise) {
    String value = System.getenv(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  public static String text(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null ? otherwise : value;
  }

  /** The folder for this component's data, from {@code MOJO_DATA}. */
  public static Path data() {
    return Path.of(text("MOJO_DATA", ".mojo/data"));
  }

  /** The clock that {@code ./mojo clock} moves, from {@code MOJO_CLOCK_FILE}. */
  public static Clock clock() {
    return ShiftedClock.from(System.getenv("MOJO_CLOCK_FILE"));
  }
}
