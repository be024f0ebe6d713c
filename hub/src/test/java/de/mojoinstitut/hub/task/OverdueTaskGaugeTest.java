package de.mojoinstitut.hub.task;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.task.OverdueTasks;
import de.mojoinstitut.core.task.OverdueTasks.Overdue;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.hub.testing.HubTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OverdueTaskGaugeTest extends HubTest {

  @Autowired private MeterRegistry registry;
  @Autowired private OverdueTasks tasks;

  @Test
  void shouldShowTheTasksOfAllRegionsThatNobodyDid() {
    // given
    double before = overdue();

    // when
    Scopes.run(
        Scope.machinery(),
        () -> tasks.tell(new Overdue(4_711, "Task_X", Role.FINANCE, null, "PR-1")));

    // then
    assertThat(overdue()).isEqualTo(before + 1);
  }

  private double overdue() {
    return registry.get("mojo.tasks.overdue").gauge().value();
  }
}
