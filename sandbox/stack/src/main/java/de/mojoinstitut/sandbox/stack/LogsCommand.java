package de.mojoinstitut.sandbox.stack;

import de.mojoinstitut.sandbox.stack.parts.Camunda;
import de.mojoinstitut.sandbox.stack.runtime.Misuse;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code logs NAME}: what a component has written. */
final class LogsCommand implements Command {

  private final StackContext context;

  LogsCommand(StackContext context) {
    this.context = context;
  }

  @Override
  public int run(List<String> words) {
    Arguments arguments = Arguments.parse(words, Set.of(), Set.of());
    if (arguments.names().size() != 1) {
      throw new Misuse("Whose log? ./mojo logs hub");
    }
    Path log = context.layout().log(component(arguments.names().getFirst()));
    if (!Files.exists(log)) {
      throw new Problem("There is no log yet: " + log);
    }
    try (Stream<String> lines = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
      lines.forEach(context.console()::result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return 0;
  }

  /** Operate and Tasklist live in one process. */
  private static String component(String name) {
    return switch (name) {
      case "operate", "tasklist" -> Camunda.WEBAPPS;
      default -> name;
    };
  }
}
