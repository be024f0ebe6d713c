package de.mojoinstitut.hub.task;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.task.OverdueTasks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Shows how many tasks of the staff are open after their due date. */
@Component
class OverdueTaskGauge implements MeterBinder {

  private final OverdueTasks tasks;

  OverdueTaskGauge(OverdueTasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("mojo.tasks.overdue", this, OverdueTaskGauge::count)
        .description("tasks of the staff that are open after their due date")
        .register(registry);
  }

  private double count() {
    return Scopes.within(Scope.machinery(), tasks::count);
  }
}
