package de.mojoinstitut.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.chassis.ChassisDatabase;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OutboxRelayTest {

  private final ChassisDatabase database = new ChassisDatabase(8);
  private final Outbox outbox = new Outbox(database.jdbc, database.clock);
  private final RecordingChannel channel = new RecordingChannel();
  private OutboxRelay relay;

  @BeforeEach
  void create() {
    relay = relay(channel);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldSendInOrderPerKey() {
    // given
    add("a", "a1", "a2", "a3");
    add("b", "b1", "b2");

    // when
    relayAll();

    // then
    assertThat(channel.sent("a")).containsExactly("a1", "a2", "a3");
    assertThat(channel.sent("b")).containsExactly("b1", "b2");
  }

  @Test
  void shouldHoldBackAKeyWhoseOldestFailsWhileOthersPass() {
    // given
    add("a", "a1", "a2");
    add("b", "b1");
    channel.afterSend(
        message -> {
          if (message.messageId().equals("a1")) {
            throw new IllegalStateException("away");
          }
        });

    // when
    relayAll();

    // then
    assertThat(channel.sent()).containsExactly("a1", "b1");
    assertThat(attempts("a1")).isEqualTo(1);
  }

  @Test
  void shouldTryAgainAfterAGrowingPause() {
    // given
    add("a", "a1");
    channel.afterSend(
        message -> {
          throw new IllegalStateException("away");
        });
    relayAll();

    // when
    database.clock.advance(Duration.ofMillis(100));
    relayAll();
    database.clock.advance(Duration.ofMillis(100));
    relayAll();

    // then
    assertThat(attempts("a1")).isEqualTo(2);

    // when
    database.clock.advance(Duration.ofMillis(100));
    channel.afterSend(message -> {});
    relayAll();

    // then
    assertThat(channel.sent()).hasSize(3);
    assertThat(waiting()).isZero();
  }

  @Test
  void shouldSendAgainUnderTheSameIdAfterACrashBetweenSendAndMark() {
    // given
    add("a", "a1", "a2");
    channel.afterSend(
        message -> {
          throw new AssertionError("crash");
        });
    assertThatThrownBy(relay::relay).isInstanceOf(AssertionError.class);
    channel.afterSend(message -> {});
    OutboxRelay another = relay(channel);

    // when
    another.relay();
    List<String> withinLease = channel.sent();
    database.clock.advance(Duration.ofSeconds(31));
    while (another.relay() > 0) {}

    // then
    assertThat(withinLease).containsExactly("a1");
    assertThat(channel.sent()).containsExactly("a1", "a1", "a2");
  }

  @Test
  void shouldSendEachOnceAndInOrderWithTwoRelaysSideBySide() {
    // given
    List<String> keys = List.of("k", "l", "m", "n", "o");
    keys.forEach(
        key -> add(key, IntStream.range(0, 40).mapToObj(i -> key + i).toArray(String[]::new)));
    OutboxRelay another = relay(channel);

    // when
    relay.start();
    another.start();
    await().until(() -> waiting() == 0);
    relay.stop();
    another.stop();

    // then
    assertThat(channel.sent()).hasSize(200);
    keys.forEach(
        key ->
            assertThat(channel.sent(key))
                .containsExactlyElementsOf(IntStream.range(0, 40).mapToObj(i -> key + i).toList()));
  }

  @Test
  void shouldSendNothingOfATransactionThatRolledBack() {
    // when
    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      outbox.add(message("a", "a1"));
                      throw new IllegalStateException("effect failed");
                    }))
        .hasMessage("effect failed");
    relayAll();

    // then
    assertThat(channel.sent()).isEmpty();
  }

  @Test
  void shouldDropAMessageWhoseIdIsKnown() {
    // given
    add("a", "a1");
    relayAll();

    // when
    add("a", "a1");
    relayAll();

    // then
    assertThat(channel.sent()).containsExactly("a1");
  }

  @Test
  void shouldLogNothingOfAPayload(CapturedOutput output) {
    // given
    add("a", "a1");
    channel.afterSend(
        message -> {
          throw new IllegalStateException(message.payload());
        });

    // when
    relayAll();

    // then
    assertThat(output).contains("a1 was not sent").doesNotContain("secret");
  }

  private OutboxRelay relay(OutboxChannel sender) {
    return new OutboxRelay(database.jdbc, database.transaction, database.clock, outbox, sender);
  }

  private void relayAll() {
    while (relay.relay() > 0) {}
  }

  private void add(String key, String... ids) {
    for (String id : ids) {
      database.run(() -> outbox.add(message(key, id)));
    }
  }

  private static OutboxMessage message(String key, String id) {
    return new OutboxMessage("test", key, id, "{\"of\": \"secret\"}");
  }

  private int attempts(String id) {
    return database.value(Integer.class, "select attempts from outbox where message_id = ?", id);
  }

  private int waiting() {
    return database.value(Integer.class, "select count(*) from outbox where sent_at is null");
  }
}
