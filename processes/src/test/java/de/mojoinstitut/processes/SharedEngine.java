package de.mojoinstitut.processes;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the shared engine or a fresh booking in it, and lets no test leave a booking running.
 */
final class SharedEngine implements ParameterResolver, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(SharedEngine.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestEngine.class || type == BookingRun.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestEngine.class
        ? engine(context)
        : booking(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    BookingRun booking = context.getStore(NAMESPACE).get(BookingRun.class, BookingRun.class);
    if (booking != null && context.getExecutionException().isEmpty()) {
      booking.hasNothingRunning();
    }
  }

  private static TestEngine engine(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(TestEngine.class, type -> new TestEngine(), TestEngine.class);
  }

  private static BookingRun booking(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            BookingRun.class, type -> new BookingRun(engine(context)), BookingRun.class);
  }
}
