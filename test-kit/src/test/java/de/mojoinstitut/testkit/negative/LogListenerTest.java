package de.mojoinstitut.testkit.negative;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LogListenerTest {

  private static final Logger LOG = LoggerFactory.getLogger(LogListenerTest.class);

  @Test
  void shouldHearMessagesFailuresAndContextAtProductionsLevel() {
    // given
    var root = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    root.setLevel(Level.WARN);

    // when
    try (LogListener listener = new LogListener();
        MDC.MDCCloseable context = MDC.putCloseable("who", "Max")) {
      assertThat(context).isNotNull();
      LOG.info("booked by {}", "Lena", new IllegalStateException("Anna"));

      // then
      assertThat(String.join("", listener.take())).contains("Lena", "Anna", "Max");
      assertThat(listener.take()).isEmpty();
    }
    assertThat(root.getLevel()).isEqualTo(Level.WARN);
    root.setLevel(before);
  }
}
