package de.mojoinstitut.core.notification;

import de.mojoinstitut.chassis.outbox.OutboxChannel;
import de.mojoinstitut.chassis.outbox.OutboxMessage;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/** Sends the outbox's mails: writes each at this moment, in the recipient's language. */
@Component
class MailChannel implements OutboxChannel {

  private final DeliverNotification delivery;

  MailChannel(DeliverNotification delivery) {
    this.delivery = delivery;
  }

  @Override
  public String name() {
    return SendNotification.CHANNEL;
  }

  @Override
  public CompletionStage<?> send(OutboxMessage message) {
    Scopes.run(Scope.worker(message.payload()), () -> delivery.deliver(message.messageId()));
    return CompletableFuture.completedFuture(null);
  }
}
