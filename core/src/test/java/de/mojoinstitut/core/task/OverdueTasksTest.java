package de.mojoinstitut.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.task.OverdueTasks.Overdue;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.TaskDecisions.Reading;
import de.mojoinstitut.core.testing.CoreTest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OverdueTasksTest extends CoreTest {

  private static final AtomicLong KEYS = new AtomicLong(17_000);
  private static final String ELEMENT = "Task_Decide";

  @Autowired OverdueTasks overdue;
  @Autowired TaskDecisions decisions;
  @Autowired PlatformTransactionManager transactions;

  private final long instance = KEYS.incrementAndGet();

  @BeforeEach
  @AfterEach
  void forget() {
    database.execute("delete from overdue_task");
  }

  @Test
  void shouldCountATaskOnceHoweverOftenItIsToldOf() {
    // when
    tell();
    Object since = since();
    clock.advance(Duration.ofDays(1));
    tell();
    clock.advance(Duration.ofDays(1));
    tell();

    // then
    assertThat(count()).isEqualTo(1);
    assertThat(since()).isEqualTo(since);
  }

  @Test
  void shouldCountATaskNoMoreThatSomebodyHasDone() {
    // given
    tell();
    tasks.complete(instance, ELEMENT, "user_ops", Map.of("decision", "APPROVE"));

    // when
    StaffTask task = new StaffTask(instance, ELEMENT, 1);
    Reading reading =
        Scopes.within(
            Scope.worker("DACH"), () -> decisions.read(task, Role.FINANCE, new RegionCode("DACH")));
    Scopes.run(
        Scope.worker("DACH"),
        () ->
            new TransactionTemplate(transactions)
                .executeWithoutResult(status -> decisions.handled(reading)));

    // then
    assertThat(count()).isZero();
  }

  @Test
  void shouldForgetATaskThatItsProcessTellsOfNoMore() {
    // given
    tell();

    // when
    clock.advance(Duration.ofDays(2));

    // then
    assertThat(count()).isZero();
  }

  @Test
  void shouldTakeATaskThatKnowsNeitherRegionNorNumber() {
    // when
    Scopes.run(
        Scope.machinery(),
        () -> overdue.tell(new Overdue(instance, ELEMENT, Role.FINANCE, null, null)));

    // then
    assertThat(count()).isEqualTo(1);
  }

  private void tell() {
    Scopes.run(
        Scope.worker("DACH"),
        () ->
            overdue.tell(
                new Overdue(instance, ELEMENT, Role.FINANCE, new RegionCode("DACH"), "MB-1")));
  }

  private long count() {
    return Scopes.within(Scope.machinery(), overdue::count);
  }

  private Object since() {
    return database.row(
        "select due_since from overdue_task where process_instance_key = ?", instance);
  }
}
