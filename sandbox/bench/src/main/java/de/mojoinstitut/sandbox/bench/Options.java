package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers behind a command: {@code --rounds 4 --in-flight 32}. */
final class Options {

  private final Map<String, Integer> values;

  private Options(Map<String, Integer> values) {
    this.values = values;
  }

  /**
   * @throws Problem for anything but known names, each followed by a number above 0
   */
  static Options parse(List<String> words, Set<String> known) {
    Map<String, Integer> values = new HashMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      String name = words.get(i);
      if (!known.contains(name) || i + 1 == words.size()) {
        throw new Problem("Each of these takes a number, and there are no others: " + known);
      }
      values.put(name, number(name, words.get(i + 1)));
    }
    return new Options(values);
  }

  int of(String name, int usual) {
    return values.getOrDefault(name, usual);
  }

  private static int number(String name, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new Problem(name + " takes a number, not '" + text + "'", e);
    }
    throw new Problem(name + " must be above 0");
  }
}
