package de.mojoinstitut.sandbox.stack;

import de.mojoinstitut.sandbox.stack.demo.DemoData;
import de.mojoinstitut.sandbox.stack.parts.Camunda;
import de.mojoinstitut.sandbox.stack.parts.Postgres;
import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Stack;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** {@code up}: starts what is missing, and without {@code --detach} stays until Ctrl-C. */
final class UpCommand implements Command {

  private final StackContext context;

  UpCommand(StackContext context) {
    this.context = context;
  }

  @Override
  public int run(List<String> words) {
    Arguments arguments = Arguments.parse(words, Set.of("--engine-only", "--detach"), Set.of());
    boolean engineOnly = isEngineOnly(arguments);
    Stack stack = context.stack(engineOnly);
    List<String> names = arguments.names();
    if (!start(stack, names.isEmpty() ? context.usual(engineOnly) : names)) {
      return 1;
    }
    if (!arguments.has("--detach")) {
      stayUntilInterrupted(stack);
    }
    return 0;
  }

  /**
   * An engine that already writes for Operate is not taken back to less, and one that does not is
   * left alone by what is started by name.
   */
  private boolean isEngineOnly(Arguments arguments) {
    Stack small = context.stack(true);
    boolean joins =
        !arguments.names().isEmpty()
            && small.knows(arguments.names())
            && small.runsAsPlanned(Camunda.BROKER);
    return joins || (arguments.has("--engine-only") && !isFullyUp());
  }

  private boolean isFullyUp() {
    return context.stack(false).pid(Camunda.WEBAPPS).isPresent();
  }

  private boolean start(Stack stack, Collection<String> wanted) {
    long start = System.nanoTime();
    context.console().say("Starting the stack in " + context.layout().home());
    boolean ready = StackLock.holding(context, () -> stack.start(wanted) && putInDemoData(stack));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!ready) {
      context.console().say("Not everything is up; ./mojo down stops what runs.");
      return false;
    }
    context.console().say(String.format(Locale.ROOT, "Ready after %.1f s.", seconds));
    links(stack);
    return true;
  }

  /** Demo data belongs to a stack whose hub and apps are there. */
  private boolean putInDemoData(Stack stack) {
    if (stack.pid("hub").isPresent()) {
      Clock clock = context.clockFile().clock();
      Postgres postgres = new Postgres(context.layout(), context.ports(), context.secrets());
      DemoData data = new DemoData(context.ports(), postgres, context.tokens(), clock);
      if (data.putInOnce(context.layout().demoMarker())) {
        context.console().say("  demo data   put in");
      }
    }
    return true;
  }

  private void links(Stack stack) {
    String webapps = context.ports().url(Port.WEBAPPS).toString();
    link(stack, "hub", "Hub", context.ports().url(Port.HUB) + "/swagger-ui.html");
    link(stack, Camunda.WEBAPPS, "Operate", webapps + "/operate   (user_ops / user_ops)");
    link(stack, Camunda.WEBAPPS, "Tasklist", webapps + "/tasklist  (user_fin1 / user_fin1)");
    link(stack, "mail", "Mails", context.ports().url(Port.MAIL_HTTP) + "/_sandbox/mails");
  }

  private void link(Stack stack, String component, String name, String url) {
    if (stack.pid(component).isPresent()) {
      context.console().say(String.format(Locale.ROOT, "  %-9s %s", name, url));
    }
  }

  private void stayUntilInterrupted(Stack stack) {
    context.console().say("Ctrl-C stops the stack.");
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  context.console().say("Stopping the stack");
                  stack.stop(stack.components().stream().map(Component::name).toList());
                  stopped.countDown();
                }));
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
