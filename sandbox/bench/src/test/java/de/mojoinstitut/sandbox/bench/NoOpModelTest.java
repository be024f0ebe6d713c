package de.mojoinstitut.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.processes.EventBookingProcess;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NoOpModelTest {

  private final String model = NoOpModel.xml();

  @Test
  void shouldBeAnotherProcess() {
    assertThat(model)
        .contains("<bpmn:process id=\"noop-event-booking\"", "bpmnElement=\"noop-event-booking\"")
        .doesNotContain("\"" + EventBookingProcess.PROCESS_ID + "\"");
  }

  @Test
  void shouldRenameEveryMessage() {
    assertThat(all("<bpmn:message id=\"[^\"]+\" name=\"([^\"]+)\""))
        .hasSize(5)
        .contains(NoOpModel.named(EventBookingProcess.Messages.BOOKING_HELD))
        .allMatch(name -> name.startsWith("noop."));
  }

  @Test
  void shouldKeepTheHubsWorkersOut() {
    assertThat(all("<zeebe:taskDefinition type=\"([^\"]+)\""))
        .contains(NoOpModel.named(EventBookingProcess.JobTypes.BOOKING_CLAIM))
        .allMatch(type -> type.startsWith("noop."));
  }

  private List<String> all(String pattern) {
    return Pattern.compile(pattern).matcher(model).results().map(found -> found.group(1)).toList();
  }
}
