package de.mojoinstitut.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.processes.EventBookingProcess;
import de.mojoinstitut.processes.PayoutRunProcess;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Resource;
import io.grpc.Status;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;

class DeployProcessesTest {

  private static final Pattern FORM_ID = Pattern.compile("formId=\"([^\"]+)\"");

  private final FakeGateway engine = new FakeGateway();
  private final DeployProcesses processes = new DeployProcesses(engine.client());

  @AfterEach
  void stop() {
    processes.stop();
    engine.close();
  }

  @Test
  void shouldDeployEveryModel() {
    // when
    processes.start();

    // then
    await().untilAsserted(() -> assertThat(processes.health()).isEqualTo(Health.up().build()));
    assertThat(engine.deployments).hasSize(1);
    assertThat(engine.deployments.getFirst().getResourcesList())
        .extracting(Resource::getName)
        .contains(
            EventBookingProcess.RESOURCE,
            PayoutRunProcess.RESOURCE,
            "forms/" + PayoutRunProcess.Forms.START_PAYOUT_RUN + ".form");
    assertThat(content(EventBookingProcess.RESOURCE))
        .contains("<bpmn:process id=\"event-booking\"");
  }

  @Test
  void shouldDeployEveryFormThatAModelNames() {
    // when
    processes.start();

    // then
    await().untilAsserted(() -> assertThat(engine.deployments).hasSize(1));
    List<String> names =
        engine.deployments.getFirst().getResourcesList().stream().map(Resource::getName).toList();
    List<String> wanted =
        names.stream()
            .filter(name -> name.endsWith(".bpmn"))
            .flatMap(name -> FORM_ID.matcher(content(name)).results())
            .map(match -> "forms/" + match.group(1) + ".form")
            .distinct()
            .toList();
    assertThat(wanted).isNotEmpty();
    assertThat(names)
        .filteredOn(name -> name.startsWith("forms/"))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void shouldKeepTryingUntilTheEngineIsThere() {
    // given
    engine.failNext(Status.UNAVAILABLE);
    engine.failNext(Status.RESOURCE_EXHAUSTED);

    // when
    processes.start();

    // then
    await().untilAsserted(() -> assertThat(processes.whenDeployed()).isCompletedWithValue(true));
    assertThat(engine.deployments).hasSize(3);
  }

  @Test
  void shouldBeDownWhileTheEngineIsAway() {
    // given
    for (int i = 0; i < 100; i++) {
      engine.failNext(Status.UNAVAILABLE);
    }

    // when
    processes.start();

    // then
    await().until(() -> !engine.deployments.isEmpty());
    assertThat(processes.health())
        .isEqualTo(Health.down().withDetail("processes", "not deployed yet").build());
    assertThat(processes.whenDeployed()).isNotDone();
    assertThat(processes.isRunning()).isTrue();
  }

  @Test
  void shouldEndWithTheApplication() {
    // given
    processes.start();

    // when
    processes.stop();

    // then
    assertThat(processes.isRunning()).isFalse();
  }

  private String content(String name) {
    return engine.deployments.getFirst().getResourcesList().stream()
        .filter(resource -> resource.getName().equals(name))
        .map(resource -> resource.getContent().toStringUtf8())
        .findFirst()
        .orElseThrow();
  }
}
