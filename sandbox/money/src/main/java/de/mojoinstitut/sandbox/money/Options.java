package de.mojoinstitut.sandbox.money;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.security.SecureRandom;
import java.util.Iterator;
import java.util.List;

/**
 * What a person wrote behind {@code ./mojo money}.
 *
 * @param seed decides who books what and what becomes of it
 * @param bookings how many are made
 * @param runs payout runs in each region, each after the events of its month
 * @param kill whether the hub is killed in the middle of the second run, or of the only one
 * @param plain whether all pay with the usual card, and nobody refunds by hand or gets a refund
 *     back
 */
public record Options(long seed, int bookings, int runs, boolean kill, boolean plain) {

  static Options parse(List<String> words) {
    Options options = new Options(new SecureRandom().nextInt(1_000_000), 1_000, 3, false, false);
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      options = options.with(rest.next(), rest);
    }
    return options;
  }

  private Options with(String name, Iterator<String> rest) {
    return switch (name) {
      case "--seed" -> new Options(number(name, rest, 0, 999_999_999), bookings, runs, kill, plain);
      case "--bookings" -> new Options(seed, number(name, rest, 1, 2_000), runs, kill, plain);
      case "--runs" -> new Options(seed, bookings, number(name, rest, 1, 6), kill, plain);
      case "--kill" -> new Options(seed, bookings, runs, true, plain);
      case "--plain" -> new Options(seed, bookings, runs, kill, true);
      default ->
          throw new Problem(
              "Unknown option %s; there are --seed --bookings --runs --kill --plain"
                  .formatted(name));
    };
  }

  private static int number(String name, Iterator<String> rest, int least, int most) {
    String value = rest.hasNext() ? rest.next() : "";
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new Problem("%s wants a number, not '%s'".formatted(name, value), e);
    }
    throw new Problem("%s wants a number from %d to %d".formatted(name, least, most));
  }
}
