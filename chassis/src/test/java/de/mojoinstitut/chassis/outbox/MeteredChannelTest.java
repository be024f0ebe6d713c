package de.mojoinstitut.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MeteredChannelTest {

  private static final OutboxMessage MESSAGE = new OutboxMessage("mail", "key", "id", "{}");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  /** A channel whose answers the test gives. */
  private record Scripted(Function<OutboxMessage, CompletionStage<?>> answer)
      implements OutboxChannel {

    @Override
    public String name() {
      return "mail";
    }

    @Override
    public CompletionStage<?> send(OutboxMessage message) {
      return answer.apply(message);
    }
  }

  private MeteredChannel metered(Function<OutboxMessage, CompletionStage<?>> answer) {
    return new MeteredChannel(new Scripted(answer), registry);
  }

  private double count(String outcome) {
    return registry
        .get("mojo.outbox.messages")
        .tags("channel", "mail", "outcome", outcome)
        .counter()
        .count();
  }

  @Test
  void shouldCountAMessageOnceItsReceiverHasIt() {
    // given
    CompletableFuture<String> receiver = new CompletableFuture<>();
    metered(message -> receiver).send(MESSAGE);
    double before = count("sent");
    // when
    receiver.complete("got it");
    // then
    assertThat(before).isZero();
    assertThat(count("sent")).isEqualTo(1);
    assertThat(count("failed")).isZero();
  }

  @Test
  void shouldCountATryThatFails() {
    // when
    CompletionStage<?> answer =
        metered(message -> CompletableFuture.failedFuture(new IllegalStateException("away")))
            .send(MESSAGE);
    // then
    assertThat(answer.toCompletableFuture()).isCompletedExceptionally();
    assertThat(count("failed")).isEqualTo(1);
    assertThat(count("sent")).isZero();
  }

  @Test
  void shouldCountATryThatFailsAtOnce() {
    // given
    MeteredChannel channel =
        metered(
            message -> {
              throw new IllegalStateException("away");
            });
    // when
    assertThatThrownBy(() -> channel.send(MESSAGE)).hasMessage("away");
    // then
    assertThat(count("failed")).isEqualTo(1);
  }
}
