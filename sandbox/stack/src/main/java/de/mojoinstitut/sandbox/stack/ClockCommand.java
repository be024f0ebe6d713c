package de.mojoinstitut.sandbox.stack;

import de.mojoinstitut.sandbox.stack.clock.ClockFile;
import de.mojoinstitut.sandbox.stack.parts.Camunda;
import de.mojoinstitut.sandbox.stack.runtime.Misuse;
import de.mojoinstitut.sandbox.stack.runtime.Stack;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** {@code clock}: shows the stack's time, or moves it forward for everybody. */
final class ClockCommand implements Command {

  private final StackContext context;

  ClockCommand(StackContext context) {
    this.context = context;
  }

  @Override
  public int run(List<String> words) {
    Arguments arguments = Arguments.parse(words, Set.of(), Set.of());
    if (arguments.names().size() > 1) {
      throw new Misuse("One duration at a time: ./mojo clock +PT1H");
    }
    ClockFile clock = context.clockFile();
    arguments.names().forEach(text -> move(clock, ClockFile.step(text)));
    context
        .console()
        .result(
            "%s  offset %s"
                .formatted(
                    clock.clock().instant().truncatedTo(ChronoUnit.SECONDS), clock.offset()));
    return 0;
  }

  private void move(ClockFile clock, Duration step) {
    Duration offset = clock.moveBy(step);
    Stack stack = context.stack(false);
    if (stack.isReady(Camunda.BROKER)) {
      new Camunda(context.layout(), context.ports()).engineClock().follow(offset);
    }
  }
}
