package de.mojoinstitut.sandbox.stack.repository;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the help of {@code ./mojo} promises.
 *
 * @param options of each command, by its name
 * @param choices the words that can follow a command which offers a choice, by its name
 */
record Usage(Map<String, Set<String>> options, Map<String, Set<String>> choices) {

  private static final Pattern COMMAND = Pattern.compile("\\./mojo ([a-z]+)");
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
  private static final Pattern CHOICE = Pattern.compile("\\./mojo [a-z]+ ([a-z]+(?:\\|[a-z]+)+)");

  /**
   * @param launcher the script, with its help between two lines {@code TEXT}
   */
  static Usage of(String launcher) {
    Usage usage = new Usage(new LinkedHashMap<>(), new LinkedHashMap<>());
    usage.options.put("help", Set.of());
    String help = launcher.split("TEXT'?\n", -1)[1];
    String command = "";
    for (String line : help.lines().takeWhile(text -> !text.isBlank()).toList()) {
      Matcher named = COMMAND.matcher(line);
      command = named.lookingAt() ? named.group(1) : command;
      usage.add(command, line);
    }
    return usage;
  }

  private void add(String command, String line) {
    Set<String> known = options.computeIfAbsent(command, name -> new TreeSet<>());
    OPTION.matcher(line).results().forEach(option -> known.add(option.group()));
    Matcher choice = CHOICE.matcher(line);
    if (choice.lookingAt()) {
      choices.put(command, Set.of(choice.group(1).split("\\|", -1)));
    }
  }

  /**
   * @param words what follows {@code ./mojo}
   * @return what is wrong with it
   */
  Optional<String> fault(List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String command = words.getFirst();
    Set<String> known = options.get(command);
    if (known == null) {
      return Optional.of("there is no command " + command);
    }
    Stream<String> wrongOptions =
        words.stream()
            .filter(word -> word.startsWith("--"))
            .map(word -> word.split("=", 2)[0])
            .filter(option -> !known.contains(option))
            .map(option -> command + " has no option " + option);
    Set<String> choice = choices.getOrDefault(command, Set.of());
    Stream<String> wrongChoices =
        words.stream()
            .skip(1)
            .limit(choice.isEmpty() ? 0 : 1)
            .filter(word -> !choice.contains(word))
            .map(word -> command + " has no " + word);
    return Stream.concat(wrongOptions, wrongChoices).findFirst();
  }
}
