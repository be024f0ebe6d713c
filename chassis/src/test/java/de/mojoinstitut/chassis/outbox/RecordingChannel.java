package de.mojoinstitut.chassis.outbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Remembers what was sent, and fails where a test says so. */
final class RecordingChannel implements OutboxChannel {

  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private volatile Consumer<OutboxMessage> afterwards = message -> {};

  /** What happens after a message was sent. */
  void afterSend(Consumer<OutboxMessage> then) {
    afterwards = then;
  }

  List<String> sent() {
    return List.copyOf(sent);
  }

  List<String> sent(String prefix) {
    return sent().stream().filter(id -> id.startsWith(prefix)).toList();
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public CompletionStage<?> send(OutboxMessage message) {
    sent.add(message.messageId());
    afterwards.accept(message);
    return CompletableFuture.completedFuture(null);
  }
}
