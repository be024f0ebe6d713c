package de.mojoinstitut.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.TaskDecisions.Reading;
import de.mojoinstitut.core.testing.CoreTest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TaskDecisionsTest extends CoreTest {

  private static final AtomicLong KEYS = new AtomicLong(7_000);
  private static final String ELEMENT = "Task_Decide";
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
    Reading reading = read(1);

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
    assertThat(read(1)).isEqualTo(new Reading.NotAllowed(task(1), task));
  }

  @Test
  void shouldSayTryAgainUntilATaskIsVisible() {
    assertThatExceptionOfType(OutsideUnavailableException.class)
        .isThrownBy(() -> read(1))
        .withMessage("tasklist: NOT_VISIBLE_YET");
  }

  /** Tasklist shows for a moment that a task is completed, but not yet what was filled in. */
  @Test
  void shouldSayTryAgainUntilWhatWasFilledInIsVisible() {
    // given
    tasks.complete(instance, ELEMENT, "user_fin1", Map.of());

    // then
    assertThatExceptionOfType(OutsideUnavailableException.class)
        .isThrownBy(() -> read(1))
        .withMessage("tasklist: NOT_VISIBLE_YET");
  }

  @Test
  void shouldWaitForALaterTaskOnceThisOneWasHandled() {
    // given
    tasks.complete(instance, ELEMENT, "user_ops", SOMETHING);
    handle(read(1));

    // then
    assertThatExceptionOfType(OutsideUnavailableException.class).isThrownBy(() -> read(2));
    String later = tasks.complete(instance, ELEMENT, "user_fin1", SOMETHING);
    assertThat(read(2).taskId()).isEqualTo(later);
  }

  @Test
  void shouldReadTheSameAgainInTheSameVisit() {
    // given
    String first = tasks.complete(instance, ELEMENT, "user_ops", SOMETHING);
    handle(read(1));
    handle(read(1));

    // then
    assertThat(read(1)).isEqualTo(new Reading.NotAllowed(task(1), first));
  }

  @Test
  void shouldForgetWhatWasRolledBack() {
    // given
    String task = tasks.complete(instance, ELEMENT, "user_fin1", SOMETHING);
    Reading reading = read(1);

    // when
    inTransaction(true, reading);

    // then
    assertThat(read(2).taskId()).isEqualTo(task);
  }

  @ParameterizedTest
  @CsvSource({"DACH, true", "US, false"})
  void shouldAllowStaffOfARegionOnlyWhatIsAboutThatRegion(String region, boolean allowed) {
    // given
    tasks.give("user_fin1", Role.FINANCE, new RegionCode(region));
    tasks.complete(instance, ELEMENT, "user_fin1", SOMETHING);

    // then
    assertThat(read(1) instanceof Reading.Decided).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"DACH, true", "US, false", "'', true"})
  void shouldTakeTheRegionFromADecisionThatNamesIt(String region, boolean allowed) {
    // given
    tasks.give("user_fin1", Role.FINANCE, new RegionCode("DACH"));
    tasks.complete(instance, ELEMENT, "user_fin1", Map.of("region", region));

    // when
    Reading reading =
        Scopes.within(
            Scope.machinery(),
            () ->
                decisions.read(
                    task(1),
                    Role.FINANCE,
                    decision -> decision.text("region").map(RegionCode::new)));

    // then
    assertThat(reading instanceof Reading.Decided).isEqualTo(allowed);
  }

  private StaffTask task(long visit) {
    return new StaffTask(instance, ELEMENT, visit);
  }

  private Reading read(long visit) {
    return Scopes.within(
        Scope.worker("DACH"),
        () -> decisions.read(task(visit), Role.FINANCE, new RegionCode("DACH")));
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
