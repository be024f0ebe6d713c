package de.mojoinstitut.sandbox.stack;

import de.mojoinstitut.sandbox.stack.runtime.Misuse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person wrote behind a command's name.
 *
 * @param names words without dashes
 * @param flags words with two dashes that stand alone
 * @param options words with two dashes that have a value
 */
record Arguments(List<String> names, Set<String> flags, Map<String, String> options) {

  /**
   * @param words the words as written; values follow as {@code --card declined} or {@code
   *     --card=declined}
   * @throws Misuse for an option that the command does not know, or one without its value
   */
  static Arguments parse(List<String> words, Set<String> knownFlags, Set<String> knownOptions) {
    List<String> names = new ArrayList<>();
    List<String> flags = new ArrayList<>();
    Map<String, String> options = new LinkedHashMap<>();
    Deque<String> rest = new ArrayDeque<>(words);
    while (!rest.isEmpty()) {
      String word = rest.pop();
      String[] parts = word.split("=", 2);
      if (!word.startsWith("--")) {
        names.add(word);
      } else if (knownFlags.contains(word)) {
        flags.add(word);
      } else if (!knownOptions.contains(parts[0])) {
        throw new Misuse("Unknown option " + word + "; ./mojo help shows the options");
      } else if (parts.length == 2) {
        options.put(parts[0], parts[1]);
      } else if (rest.isEmpty()) {
        throw new Misuse(word + " needs a value");
      } else {
        options.put(word, rest.pop());
      }
    }
    return new Arguments(List.copyOf(names), Set.copyOf(flags), Map.copyOf(options));
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
