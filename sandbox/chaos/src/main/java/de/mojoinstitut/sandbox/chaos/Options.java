package de.mojoinstitut.sandbox.chaos;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What a person wrote behind {@code ./mojo chaos}.
 *
 * @param seed decides what members wish, and which fault comes when
 * @param bookings how many members wish to book before time is moved
 * @param faults how often processes are killed; simulator trouble comes on top
 * @param limit when the run is cut short, whatever has been reached
 * @param hubs instances of the hub side by side, 1 or 2
 * @param without the safety that is switched off, so that there is damage to report
 */
record Options(
    long seed, int bookings, int faults, Duration limit, int hubs, Optional<Guard> without) {

  static final int MOST_BOOKINGS = 900;

  static Options parse(List<String> words) {
    Options options =
        new Options(
            new SecureRandom().nextInt(1_000_000),
            680,
            20,
            Duration.ofMinutes(30),
            1,
            Optional.empty());
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String name = rest.next();
      if (!rest.hasNext()) {
        throw new Problem(name + " needs a value");
      }
      options = options.with(name, rest.next());
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--seed" ->
          new Options(number(name, value, Long.MAX_VALUE), bookings, faults, limit, hubs, without);
      case "--bookings" ->
          new Options(seed, (int) number(name, value, MOST_BOOKINGS), faults, limit, hubs, without);
      case "--faults" ->
          new Options(seed, bookings, (int) number(name, value, 200), limit, hubs, without);
      case "--minutes" ->
          new Options(
              seed, bookings, faults, Duration.ofMinutes(number(name, value, 240)), hubs, without);
      case "--hubs" -> new Options(seed, bookings, faults, limit, hubs(value), without);
      case "--without" ->
          new Options(seed, bookings, faults, limit, hubs, Optional.of(Guard.named(value)));
      default ->
          throw new Problem(
              "Unknown option %s; there are --seed --bookings --faults --minutes --hubs --without"
                  .formatted(name));
    };
  }

  private static int hubs(String value) {
    return switch (value) {
      case "1" -> 1;
      case "2" -> 2;
      default -> throw new Problem("--hubs wants 1 or 2, not '%s'".formatted(value));
    };
  }

  private static long number(String name, String value, long most) {
    try {
      long number = Long.parseLong(value);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new Problem("%s wants a number, not '%s'".formatted(name, value), e);
    }
    throw new Problem("%s wants a number from 0 to %d".formatted(name, most));
  }
}
