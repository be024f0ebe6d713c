package de.mojoinstitut.sandbox.e2e;

import de.mojoinstitut.sandbox.stack.trial.TrialStack.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link World}; all share one stack, which ends with the last of them. Tests that
 * are tagged {@value #TASKLIST} share another one, with Operate and Tasklist.
 */
final class StackExtension implements ParameterResolver {

  static final String TASKLIST = "tasklist";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == World.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Kind kind = context.getTags().contains(TASKLIST) ? Kind.WITH_TASKLIST : Kind.ENGINE_ONLY;
    return context
        .getRoot()
        .getStore(Namespace.create(StackExtension.class))
        .getOrComputeIfAbsent(kind, Shared::new, Shared.class)
        .world;
  }

  /** Closed by JUnit at the end of the run, and by the virtual machine where that is cut short. */
  private static final class Shared implements ExtensionContext.Store.CloseableResource {

    private final TestStack stack;
    private final World world;
    private final Thread atExit;

    Shared(Kind kind) {
      stack = prepared(kind);
      world = new World(stack);
      atExit = new Thread(stack::close);
      Runtime.getRuntime().addShutdownHook(atExit);
      try {
        stack.start();
      } catch (RuntimeException | Error e) {
        close();
        throw e;
      }
    }

    private static TestStack prepared(Kind kind) {
      try {
        return TestStack.prepare(kind);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      Runtime.getRuntime().removeShutdownHook(atExit);
      stack.close();
    }
  }
}
