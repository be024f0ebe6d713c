package de.mojoinstitut.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.processes.EventBookingProcess;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Resource;
import io.grpc.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;

class DeployProcessesTest {

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
        .containsExactly(EventBookingProcess.RESOURCE);
    assertThat(engine.deployments.getFirst().getResources(0).getContent().toStringUtf8())
        .contains("<bpmn:process id=\"event-booking\"");
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
}
