package de.mojoinstitut.workers.engine;

import de.mojoinstitut.chassis.outbox.OutboxChannel;
import de.mojoinstitut.chassis.outbox.OutboxMessage;
import de.mojoinstitut.core.process.ProcessMessage;
import de.mojoinstitut.core.process.ProcessMessages;
import io.camunda.client.CamundaClient;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/**
 * Publishes the outbox's process messages. A message that the engine has already counts as sent.
 */
@Component
class EngineChannel implements OutboxChannel {

  private final CamundaClient client;
  private final DeployProcesses processes;

  EngineChannel(CamundaClient client, DeployProcesses processes) {
    this.client = client;
    this.processes = processes;
  }

  @Override
  public String name() {
    return ProcessMessages.CHANNEL;
  }

  @Override
  public CompletionStage<?> send(OutboxMessage entry) {
    // The engine drops a start message for a process it does not have, so none leaves before the
    // models are there.
    return processes.whenDeployed().thenCompose(deployed -> publish(ProcessMessages.read(entry)));
  }

  private CompletionStage<?> publish(ProcessMessage message) {
    return client
        .newPublishMessageCommand()
        .messageName(message.name())
        .correlationKey(message.correlationKey())
        .messageId(message.messageId())
        .timeToLive(message.timeToLive())
        .variables(message.variables())
        .send()
        .handle(
            (published, failure) -> {
              if (failure != null && !isAlreadyThere(failure)) {
                throw new CompletionException(failure);
              }
              return Optional.ofNullable(published);
            });
  }

  private static boolean isAlreadyThere(Throwable failure) {
    return Status.fromThrowable(failure).getCode() == Status.Code.ALREADY_EXISTS;
  }
}
