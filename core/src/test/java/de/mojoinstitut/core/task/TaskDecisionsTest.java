package de.mojoinstitut.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.TaskDecisions.Reading;
import de.mojoinstitut.core.testing.CoreTest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TaskDecisionsTest extends CoreTest {

  private static final AtomicLong KEYS = new AtomicLong(7_000);
  private static final String ELEMENT = "Task_ApprovePayoutRun";
  private static final Map<String, Object> SOMETHING = Map.of("decision", "REJECT");

  @Autowired TaskDecisions decisions;
  @Autowired PlatformTransactionManager transactions;

  private final long instance = KEYS.incrementAndGet();

  @Test
  void shouldReadTheLatestTaskWithWhoCompletedIt() {
    // given
    tasks.complete(instance, ELEMENT, "user_fin1", Map.of("decision", "REJECT"));
    tasks.complete(instance, ELEMENT, "user_fin2", Map.of("decision", " APPROVE "));
    tasks.complete(instance, "Task_Other", "user_ops", Map.of());

    // when
    Reading reading = read(1L);

    // then
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Decided.class,
            decided -> {
              assertThat(decided.decision().by()).isEqualTo(new ClerkUserId("user_fin2"));
              assertThat(decided.decision().text("decision")).contains("APPROVE");
            });
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"user_ops", "user_nobody", " "})
  void shouldNotAllowWhoLacksTheRoleOrIsNotKnown(@Nullable String login) {
    // given
    String task = tasks.complete(instance, ELEMENT, login, Map.of("decision", "APPROVE"));

    // then
    assertThat(read(1L)).isEqualTo(new Reading.NotAllowed(task, 1L));
  }

  @Test
  void shouldSayTryAgainUntilATaskIsVisible() {
    assertThatExceptionOfType(OutsideUnavailableException.class)
        .isThrownBy(() -> read(1L))
        .withMessage("tasklist: NOT_VISIBLE_YET");
  }

  /** Tasklist shows for a moment that a task is completed, but not yet what was filled in. */
  @Test
  void shouldSayTryAgainUntilWhatWasFilledInIsVisible() {
    // given
    tasks.complete(instance, ELEMENT, "user_fin1", Map.of());

    // then
    assertThatExceptionOfType(OutsideUnavailableException.class)
        .isThrownBy(() -> read(1L))
        .withMessage("tasklist: NOT_VISIBLE_YET");
  }

  @Test
  void shouldWaitForALaterTaskOnceThisOneWasHandled() {
    // given
    tasks.complete(instance, ELEMENT, "user_ops", SOMETHING);
    handle(read(1L));

    // then
    assertThatExceptionOfType(OutsideUnavailableException.class).isThrownBy(() -> read(2L));
    assertThatExceptionOfType(OutsideUnavailableException.class).isThrownBy(() -> read(null));
    String later = tasks.complete(instance, ELEMENT, "user_fin1", SOMETHING);
    assertThat(read(2L).taskId()).isEqualTo(later);
  }

  @Test
  void shouldReadTheSameAgainInTheSameVisit() {
    // given
    String first = tasks.complete(instance, ELEMENT, "user_ops", SOMETHING);
    handle(read(1L));
    handle(read(1L));

    // then
    assertThat(read(1L)).isEqualTo(new Reading.NotAllowed(first, 1L));
  }

  @Test
  void shouldForgetWhatWasRolledBack() {
    // given
    String task = tasks.complete(instance, ELEMENT, "user_fin1", SOMETHING);
    Reading reading = read(1L);

    // when
    inTransaction(true, reading);

    // then
    assertThat(read(2L).taskId()).isEqualTo(task);
  }

  private Reading read(@Nullable Long visit) {
    return Scopes.within(
        Scope.worker("DACH"), () -> decisions.read(instance, ELEMENT, Role.FINANCE, visit));
  }

  private void handle(Reading reading) {
    inTransaction(false, reading);
  }

  private void inTransaction(boolean rollBack, Reading reading) {
    Scopes.run(
        Scope.worker("DACH"),
        () ->
            new TransactionTemplate(transactions)
                .executeWithoutResult(
                    status -> {
                      decisions.handled(reading);
                      if (rollBack) {
                        status.setRollbackOnly();
                      }
                    }));
  }
}
