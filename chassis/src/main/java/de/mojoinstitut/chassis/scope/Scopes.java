package de.mojoinstitut.chassis.scope;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The scope of the current thread's transactions. */
public final class Scopes {

  private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();

  private Scopes() {}

  public static Optional<Scope> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /**
   * Runs the action in the scope and puts the former one back. A transaction that is already open
   * keeps its own.
   */
  public static <T> T within(Scope scope, Supplier<T> action) {
    Scope former = CURRENT.get();
    CURRENT.set(scope);
    try {
      return action.get();
    } finally {
      restore(former);
    }
  }

  /** As {@link #within(Scope, Supplier)}, for an action without a result. */
  public static void run(Scope scope, Runnable action) {
    within(
        scope,
        () -> {
          action.run();
          return Optional.empty();
        });
  }

  /** Sets the scope until {@link Binding#close()}; for filters. */
  public static Binding bind(Scope scope) {
    Scope former = CURRENT.get();
    CURRENT.set(scope);
    return () -> restore(former);
  }

  private static void restore(@Nullable Scope former) {
    if (former == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(former);
    }
  }

  /** Puts the former scope back. */
  @FunctionalInterface
  public interface Binding extends AutoCloseable {
    @Override
    void close();
  }
}
