package de.mojoinstitut.workers.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import de.mojoinstitut.processes.StaffTasks;
import de.mojoinstitut.workers.WorkersTest;
import de.mojoinstitut.workers.task.EscalateTaskWorker.Subject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EscalateTaskWorkerTest extends WorkersTest {

  private static final Map<String, String> TASK =
      Map.of(StaffTasks.HEADER_TASK, "Task_X", StaffTasks.HEADER_ROLE, "certifier_lead");

  @Autowired private EscalateTaskWorker worker;

  @Test
  void shouldNoteATaskThatIsOverdueUnderWhatPeopleKnowItBy() {
    // when
    worker.handle(new Subject("DACH", null, "PR-1"), TASK, 801);
    worker.handle(new Subject("DACH", null, "PR-1"), TASK, 801);

    // then
    assertThat(
            count(
                "overdue_task where process_instance_key = 801 and element = 'Task_X' and role = 'CERTIFIER_LEAD'"
                    + " and region = 'DACH' and business_number = 'PR-1'"))
        .isEqualTo(1);
  }

  @Test
  void shouldNoteATaskWhoseProcessKnowsNothingYet() {
    // when
    worker.handle(new Subject(null, null, null), TASK, 802);

    // then
    assertThat(count("overdue_task where process_instance_key = 802 and region is null"))
        .isEqualTo(1);
  }

  @Test
  void shouldFailWhereTheModelDoesNotSayWhichTask() {
    assertThatNullPointerException()
        .isThrownBy(() -> worker.handle(new Subject("DACH", "MB-1", null), Map.of(), 803));
  }
}
