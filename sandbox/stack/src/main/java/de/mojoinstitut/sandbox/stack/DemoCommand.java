package de.mojoinstitut.sandbox.stack;

import de.mojoinstitut.sandbox.stack.demo.Demo;
import java.util.List;

/** {@code demo}: brings the stack up, books and pays Anna's event, checks what came of it. */
final class DemoCommand implements Command {

  private final StackContext context;

  DemoCommand(StackContext context) {
    this.context = context;
  }

  @Override
  public int run(List<String> words) {
    int up = new UpCommand(context).run(List.of("--detach"));
    if (up != 0) {
      return up;
    }
    new Demo(context.ports(), context.tokens(), context.clockFile().clock(), context.console())
        .run();
    return 0;
  }
}
