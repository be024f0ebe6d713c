package de.mojoinstitut.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.chassis.outbox.OutboxMessage;
import de.mojoinstitut.core.process.ProcessMessages;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineChannelTest {

  private static final OutboxMessage HELD =
      new OutboxMessage(
          ProcessMessages.CHANNEL,
          "booking_1",
          "booking.held:booking_1",
          """
          {"name": "booking.held", "timeToLive": "PT168H", "variables": {"bookingId": "booking_1"}}""");

  private final FakeGateway engine = new FakeGateway();
  private final DeployProcesses processes = new DeployProcesses(engine.client());
  private final EngineChannel channel = new EngineChannel(engine.client(), processes);

  @AfterEach
  void stop() {
    processes.stop();
    engine.close();
  }

  @Test
  void shouldServeTheOutboxesEngineChannel() {
    assertThat(channel.name()).isEqualTo(ProcessMessages.CHANNEL);
  }

  @Test
  void shouldPublishWithIdKeyAndTimeToLive() {
    // given
    processes.start();

    // when
    CompletableFuture<?> sent = channel.send(HELD).toCompletableFuture();

    // then
    await().untilAsserted(() -> assertThat(sent).isCompleted());
    assertThat(engine.messages).hasSize(1);
    PublishMessageRequest published = engine.messages.getFirst();
    assertThat(published.getName()).isEqualTo("booking.held");
    assertThat(published.getCorrelationKey()).isEqualTo("booking_1");
    assertThat(published.getMessageId()).isEqualTo("booking.held:booking_1");
    assertThat(published.getTimeToLive()).isEqualTo(Duration.ofDays(7).toMillis());
    assertThat(published.getVariables()).isEqualTo("{\"bookingId\":\"booking_1\"}");
  }

  @Test
  void shouldWaitUntilTheModelsAreThere() {
    // given
    CompletableFuture<?> sent = channel.send(HELD).toCompletableFuture();
    assertThat(sent).isNotDone();
    assertThat(engine.messages).isEmpty();

    // when
    processes.start();

    // then
    await().untilAsserted(() -> assertThat(sent).isCompleted());
    assertThat(engine.deployments).hasSize(1);
    assertThat(engine.messages).hasSize(1);
  }

  @Test
  void shouldCountAMessageThatTheEngineHasAlreadyAsSent() {
    // given
    deployed();
    engine.failNext(Status.ALREADY_EXISTS);

    // when
    CompletableFuture<?> sent = channel.send(HELD).toCompletableFuture();

    // then
    await().untilAsserted(() -> assertThat(sent).isCompleted());
    assertThat(engine.messages).hasSize(1);
  }

  @Test
  void shouldFailWhereTheEngineDoesNotTakeTheMessage() {
    // given
    deployed();
    engine.failNext(Status.RESOURCE_EXHAUSTED);

    // when
    CompletableFuture<?> sent = channel.send(HELD).toCompletableFuture();

    // then
    await().until(sent::isDone);
    assertThat(sent).isCompletedExceptionally();
    assertThat(Status.fromThrowable(sent.exceptionNow()).getCode())
        .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
  }

  private void deployed() {
    processes.start();
    await().until(() -> processes.whenDeployed().toCompletableFuture().isDone());
  }
}
