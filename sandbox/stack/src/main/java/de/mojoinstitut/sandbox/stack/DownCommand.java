package de.mojoinstitut.sandbox.stack;

import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import de.mojoinstitut.sandbox.stack.runtime.Stack;
import java.util.List;
import java.util.Set;

/** {@code down}: stops everything or what is named; with {@code --clean} the data goes too. */
final class DownCommand implements Command {

  private final StackContext context;

  DownCommand(StackContext context) {
    this.context = context;
  }

  @Override
  public int run(List<String> words) {
    Arguments arguments = Arguments.parse(words, Set.of("--clean"), Set.of());
    boolean clean = arguments.has("--clean");
    if (clean && !arguments.names().isEmpty()) {
      throw new Problem("--clean deletes the data of the whole stack: leave out the names");
    }
    Stack stack = context.stack(false);
    List<String> all = stack.components().stream().map(Component::name).toList();
    List<String> unwanted = arguments.names().isEmpty() ? all : arguments.names();
    if (!all.containsAll(unwanted)) {
      throw new Problem("Unknown component; there are: " + String.join(" ", all));
    }
    StackLock.holding(context, () -> stack.stop(unwanted));
    if (clean) {
      context.layout().clean();
      context.console().say("Data, logs and keys are deleted.");
    }
    return 0;
  }
}
