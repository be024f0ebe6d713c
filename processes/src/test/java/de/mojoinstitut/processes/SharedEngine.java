package de.mojoinstitut.processes;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the shared engine or a fresh run in it, and lets no test leave one running. */
final class SharedEngine implements ParameterResolver, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(SharedEngine.class);

  private static final Map<Class<?>, Function<TestEngine, ProcessRun<?>>> RUNS =
      Map.of(BookingRun.class, BookingRun::new, MoneyRun.class, MoneyRun::new);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestEngine.class || RUNS.containsKey(type);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestEngine.class ? engine(context) : run(context, type);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    ProcessRun<?> run = context.getStore(NAMESPACE).get(ProcessRun.class, ProcessRun.class);
    if (run != null && context.getExecutionException().isEmpty()) {
      run.hasNothingRunning();
    }
  }

  private static TestEngine engine(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(TestEngine.class, type -> new TestEngine(), TestEngine.class);
  }

  private static ProcessRun<?> run(ExtensionContext context, Class<?> type) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            ProcessRun.class,
            any -> Objects.requireNonNull(RUNS.get(type)).apply(engine(context)),
            ProcessRun.class);
  }
}
