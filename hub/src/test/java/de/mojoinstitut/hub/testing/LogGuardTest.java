package de.mojoinstitut.hub.testing;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogGuardTest {

  private static final Logger LOG = LoggerFactory.getLogger(LogGuardTest.class);

  private final LogGuard guard = new LogGuard();

  @Test
  void shouldPassWhatNamesOnlyIds() {
    guard.listen();
    LOG.warn("booking_1 of user_max");
    guard.check();
  }

  @Test
  void shouldNoticeAName() {
    guard.listen();
    LOG.warn("booked by {}", "Max Mustermann");
    assertThatExceptionOfType(AssertionError.class).isThrownBy(guard::check);
  }

  @Test
  void shouldNoticeANameInAFailure() {
    guard.listen();
    LOG.warn("failed", new IllegalStateException("key (email)=(max@example.org)"));
    assertThatExceptionOfType(AssertionError.class).isThrownBy(guard::check);
  }

  @Test
  void shouldNoticeAnError() {
    guard.listen();
    LOG.error("request failed");
    assertThatExceptionOfType(AssertionError.class).isThrownBy(guard::check);
  }
}
