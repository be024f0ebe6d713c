package de.mojoinstitut.processes;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RecordValue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * One Zeebe engine with every model and form deployed, shared by all tests of a run: a start costs
 * more than the tests do, and the record stream of all of them is what coverage is computed from.
 */
final class TestEngine implements CloseableResource {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ZeebeTestEngine engine = EngineFactory.create();
  private final CamundaClient client;
  private final UserTaskDesk userTasks;
  private Clock clock = Clock.systemUTC();

  TestEngine() {
    engine.start();
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(URI.create("http://" + engine.getGatewayAddress()))
            .preferRestOverGrpc(false)
            .build();
    userTasks = new UserTaskDesk(engine);
    deploy(Stream.of(BpmnModel.files(), FormFile.files()).flatMap(List::stream).toList());
  }

  CamundaClient client() {
    return client;
  }

  /** Time as the engine sees it. */
  Instant now() {
    return clock.instant();
  }

  void timePasses(Duration duration) {
    engine.increaseTime(duration);
    clock = Clock.offset(clock, duration);
  }

  /** Returns when the engine has worked off everything it was told. */
  void settle() {
    try {
      engine.waitForIdleState(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new AssertionError("The engine did not come to rest", e);
    }
  }

  /** All events so far whose value has that type. */
  <T extends RecordValue> Stream<Record<T>> events(Class<T> type) {
    return StreamSupport.stream(engine.getRecordStreamSource().getRecords().spliterator(), false)
        .filter(
            event -> event.getRecordType() == RecordType.EVENT && type.isInstance(event.getValue()))
        .map(TestEngine::<T>typed);
  }

  static ConditionFactory soon() {
    return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).atMost(PATIENCE);
  }

  @Override
  public void close() {
    client.close();
    engine.stop();
  }

  void completeUserTask(long userTaskKey, Map<String, Object> variables) {
    userTasks.complete(userTaskKey, client.getConfiguration().getJsonMapper().toJson(variables));
  }

  /** Models and forms at once: a user task finds its form only when that is deployed. */
  private void deploy(List<Path> files) {
    DeployResourceCommandStep2 command =
        client.newDeployResourceCommand().addResourceFile(files.getFirst().toString());
    for (Path file : files.subList(1, files.size())) {
      command = command.addResourceFile(file.toString());
    }
    command.send().join();
  }

  @SuppressWarnings("unchecked") // the caller has looked at the value
  private static <T extends RecordValue> Record<T> typed(Record<?> event) {
    return (Record<T>) event;
  }
}
