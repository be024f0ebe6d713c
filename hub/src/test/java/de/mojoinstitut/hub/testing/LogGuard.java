package de.mojoinstitut.hub.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Listens to everything that is logged; no test may leave an error or anything personal there. */
public final class LogGuard {

  /** Parts of every name, address and title that the fixtures use. */
  public static final List<String> PERSONAL = List.of("mustermann", "@example.org", "geheim");

  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          events.add(event);
        }
      };

  /** Starts to listen. */
  public void listen() {
    appender.setContext(root().getLoggerContext());
    appender.start();
    root().addAppender(appender);
  }

  /** Stops to listen and looks at what was heard. */
  public void check() {
    root().detachAppender(appender);
    assertThat(events).filteredOn(event -> event.getLevel() == Level.ERROR).isEmpty();
    for (ILoggingEvent event : events) {
      assertThat(text(event).toLowerCase(Locale.ROOT)).doesNotContain(PERSONAL);
    }
  }

  private static String text(ILoggingEvent event) {
    IThrowableProxy failure = event.getThrowableProxy();
    return event.getFormattedMessage()
        + (failure == null ? "" : ThrowableProxyUtil.asString(failure));
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
