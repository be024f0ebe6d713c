package de.mojoinstitut.core.payout;

import de.mojoinstitut.chassis.outbox.OutboxChannel;
import de.mojoinstitut.chassis.outbox.OutboxMessage;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/** Sends the outbox's mails to payees: writes each at this moment, in the reader's language. */
@Component
class PayeeMailChannel implements OutboxChannel {

  private final DeliverPayeeMail delivery;

  PayeeMailChannel(DeliverPayeeMail delivery) {
    this.delivery = delivery;
  }

  @Override
  public String name() {
    return NotifyPayee.CHANNEL;
  }

  @Override
  public CompletionStage<?> send(OutboxMessage message) {
    Scopes.run(
        Scope.worker(message.payload()), () -> delivery.deliver(new PayoutId(message.messageId())));
    return CompletableFuture.completedFuture(null);
  }
}
