package de.mojoinstitut.sandbox.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the {@link World}; all share one stack, which ends with the last of them. */
final class StackExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == World.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(StackExtension.class))
        .getOrComputeIfAbsent(Shared.class, type -> new Shared(), Shared.class)
        .world;
  }

  /** Closed by JUnit at the end of the run, and by the virtual machine where that is cut short. */
  private static final class Shared implements ExtensionContext.Store.CloseableResource {

    private final TestStack stack = prepared();
    private final World world = new World(stack);
    private final Thread atExit = new Thread(stack::close);

    Shared() {
      Runtime.getRuntime().addShutdownHook(atExit);
      try {
        stack.start();
      } catch (RuntimeException | Error e) {
        close();
        throw e;
      }
    }

    private static TestStack prepared() {
      try {
        return TestStack.prepare();
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
