package de.mojoinstitut.workers.task;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.task.OverdueTasks;
import de.mojoinstitut.core.task.OverdueTasks.Overdue;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.processes.StaffTasks;
import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code task.escalate} */
@Component
public class EscalateTaskWorker {

  private final OverdueTasks overdueTasks;

  EscalateTaskWorker(OverdueTasks overdueTasks) {
    this.overdueTasks = overdueTasks;
  }

  /** What a process may know of what its task is about. */
  public record Subject(
      @Nullable String region, @Nullable String bookingNumber, @Nullable String payoutRunNumber) {

    private @Nullable String number() {
      return Stream.of(Optional.ofNullable(bookingNumber), Optional.ofNullable(payoutRunNumber))
          .flatMap(Optional::stream)
          .findFirst()
          .orElse(null);
    }
  }

  @JobWorker(type = StaffTasks.ESCALATE)
  public void handle(
      @VariablesAsType Subject subject,
      @CustomHeaders Map<String, String> headers,
      @ProcessInstanceKey long processInstanceKey) {
    String role = Objects.requireNonNull(headers.get(StaffTasks.HEADER_ROLE));
    Overdue task =
        new Overdue(
            processInstanceKey,
            Objects.requireNonNull(headers.get(StaffTasks.HEADER_TASK)),
            Role.valueOf(role.toUpperCase(Locale.ROOT)),
            Optional.ofNullable(subject.region()).map(RegionCode::new).orElse(null),
            subject.number());
    Scopes.run(Scope.machinery(), () -> overdueTasks.tell(task));
  }
}
