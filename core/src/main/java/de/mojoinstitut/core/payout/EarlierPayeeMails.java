package de.mojoinstitut.core.payout;

import de.mojoinstitut.chassis.outbox.OutboxChannel;
import de.mojoinstitut.chassis.outbox.OutboxMessage;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/**
 * Rows of the outbox from before each reader had one of their own: turns each into those. Their
 * mails carry the same {@code Message-ID} as before.
 */
@Component
class EarlierPayeeMails implements OutboxChannel {

  private final NotifyPayee notifyPayee;

  EarlierPayeeMails(NotifyPayee notifyPayee) {
    this.notifyPayee = notifyPayee;
  }

  @Override
  public String name() {
    return "payee-mail";
  }

  @Override
  public CompletionStage<?> send(OutboxMessage message) {
    Scopes.run(
        Scope.worker(message.payload()),
        () -> notifyPayee.notify(new PayoutId(message.messageId())));
    return CompletableFuture.completedFuture(null);
  }
}
