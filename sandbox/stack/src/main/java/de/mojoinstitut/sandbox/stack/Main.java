package de.mojoinstitut.sandbox.stack;

import de.mojoinstitut.sandbox.stack.runtime.Console;
import de.mojoinstitut.sandbox.stack.runtime.Misuse;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code ./mojo} calls: finds the command and turns a {@link Problem} into one line. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args), new Console(System.out, System.err), System.getenv()));
  }

  /**
   * @param words the command's name and what follows
   * @return the exit code: 0, 1 for a problem, 2 for a command that there is not or that makes no
   *     sense
   */
  static int run(List<String> words, Console console, Map<String, String> environment) {
    try {
      StackContext context = StackContext.from(environment, console);
      String name = words.isEmpty() ? "" : words.getFirst();
      Command command = commands(context).get(name);
      if (command == null) {
        console.say("There is no command '" + name + "'; ./mojo help lists them.");
        return 2;
      }
      return run(command, words.subList(1, words.size()), context);
    } catch (Problem problem) {
      console.say(problem.getMessage());
      return problem instanceof Misuse ? 2 : 1;
    }
  }

  private static int run(Command command, List<String> words, StackContext context) {
    try {
      return command.run(words);
    } catch (Problem problem) {
      throw problem;
    } catch (RuntimeException bug) {
      Path log = context.layout().log("launcher");
      keep(bug, log);
      throw new Problem("Unexpected: %s (more in %s)".formatted(bug, log), bug);
    }
  }

  private static void keep(RuntimeException bug, Path log) {
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    try {
      Files.writeString(
          log, trace.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      bug.addSuppressed(e);
    }
  }

  private static Map<String, Command> commands(StackContext context) {
    Map<String, Command> commands = new LinkedHashMap<>();
    commands.put("up", new UpCommand(context));
    commands.put("down", new DownCommand(context));
    commands.put("status", new StatusCommand(context));
    commands.put("logs", new LogsCommand(context));
    commands.put("clock", new ClockCommand(context));
    commands.put("token", new TokenCommand(context));
    commands.put("pay", new PayCommand(context));
    commands.put("demo", new DemoCommand(context));
    return commands;
  }
}
