package de.mojoinstitut.core;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;

/**
 * New identifiers: opaque, unguessable, and in order of time, so that indexes grow at their end.
 */
public final class Ids {

  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int TIME_CHARS = 10;
  private static final int RANDOM_CHARS = 16;
  private static final int NUMBER_CHARS = 8;
  private static final int BITS = 5;
  private static final int MASK = 31;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public Ids(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param kind what it names; becomes the prefix, as in {@code booking_…}
   */
  public String next(String kind) {
    StringBuilder id = new StringBuilder(kind).append('_');
    long millis = clock.millis();
    for (int i = TIME_CHARS - 1; i >= 0; i--) {
      id.append(ALPHABET[(int) (millis >>> (i * BITS)) & MASK]);
    }
    appendRandom(id, RANDOM_CHARS);
    return id.toString();
  }

  /**
   * A number that people read aloud, such as {@code MB-7K3Q9FX2}: 40 random bits, unique by the
   * database.
   */
  public String nextNumber(String prefix) {
    StringBuilder number = new StringBuilder();
    appendRandom(number, NUMBER_CHARS);
    return prefix + "-" + number.toString().toUpperCase(Locale.ROOT);
  }

  private void appendRandom(StringBuilder text, int count) {
    for (int i = 0; i < count; i++) {
      text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
    }
  }
}
