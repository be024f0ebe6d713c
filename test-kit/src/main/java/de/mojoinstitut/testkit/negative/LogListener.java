package de.mojoinstitut.testkit.negative;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Hears everything that is logged, at production's level even where tests are quieter. */
final class LogListener implements AutoCloseable {

  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level levelBefore = root.getLevel();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          heard.add(text(event));
        }
      };

  LogListener() {
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
    root.setLevel(Level.INFO);
  }

  /** What was logged since the last call. */
  List<String> take() {
    return Stream.generate(heard::poll).takeWhile(java.util.Objects::nonNull).toList();
  }

  private static String text(ILoggingEvent event) {
    IThrowableProxy failure = event.getThrowableProxy();
    return event.getLevel()
        + " "
        + event.getFormattedMessage()
        + " "
        + event.getMDCPropertyMap()
        + (failure == null ? "" : ThrowableProxyUtil.asString(failure));
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    root.setLevel(levelBefore);
  }
}
