package de.mojoinstitut.camel.paymentevent;

import static de.mojoinstitut.camel.paymentevent.PaymentRecords.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.camel.RecordingPaymentEvents;
import de.mojoinstitut.camel.intake.DeadLetterReplay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentEventDeadLettersTest extends KafkaIntake {

  @ParameterizedTest
  @ValueSource(strings = {"not json", "{}", "{\"specversion\":\"1.0\"}"})
  void shouldSetPoisonAsideAndGoOn(String poison) {
    // given
    kafka.create(topic, 1);
    sendCaptured(0, "a");
    kafka.send(topic, 0, poison);
    sendCaptured(0, "b");
    // when
    RecordingPaymentEvents events = start();
    // then
    awaitDone(events, "a", "b");
    awaitCommitted(Map.of(0, 3L));
    ConsumerRecord<byte[], byte[]> letter = onlyDeadLetter();
    assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo(poison);
    assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo("booking_1");
  }

  @Test
  void shouldTellWhereADeadLetterCameFromAndPassNoForeignHeaderOn() {
    // given
    kafka.create(topic, 1);
    sendCaptured(0, "a");
    kafka.send(topic, 0, "not json");
    // when
    start();
    // then
    awaitCommitted(Map.of(0, 2L));
    assertThat(headers(onlyDeadLetter()))
        .isEqualTo(
            Map.of(
                "mojo-reason", "MALFORMED_JSON",
                "mojo-original-topic", topic,
                "mojo-original-partition", "0",
                "mojo-original-offset", "1"));
  }

  @Test
  void shouldSetATombstoneAside() {
    // given
    kafka.create(topic, 1);
    kafka.send(topic, 0, null);
    // when
    start();
    // then
    awaitCommitted(Map.of(0, 1L));
    ConsumerRecord<byte[], byte[]> letter = onlyDeadLetter();
    assertThat(letter.value()).isNull();
    assertThat(headers(letter)).containsEntry("mojo-reason", "NO_VALUE");
  }

  @Test
  void shouldSetAsideWhatTheCoreRefusesForGood() {
    // given
    kafka.create(topic, 1);
    sendCaptured(0, "unknown", "refused", "good");
    // when
    RecordingPaymentEvents events =
        start(
            each -> {
              switch (each) {
                case "unknown" -> throw new NoSuchElementException("booking_1");
                case "refused" -> throw new IllegalArgumentException("version");
                default -> {}
              }
            });
    // then
    awaitDone(events, "good");
    assertThat(events.tried()).containsExactly("unknown", "refused", "good");
    assertThat(kafka.records(topic + ".hub.dlq", 2))
        .extracting(PaymentEventDeadLettersTest::headers)
        .extracting(headers -> headers.get("mojo-reason"))
        .containsExactly("UNKNOWN_ENTITY", "REJECTED");
  }

  @Test
  void shouldReplayEachDeadLetterOnceWhenItsCauseIsRepaired() {
    // given
    kafka.create(topic, 1);
    sendCaptured(0, "a", "b");
    RecordingPaymentEvents events =
        start(
            each -> {
              throw new NoSuchElementException("booking_1");
            });
    awaitCommitted(Map.of(0, 2L));
    DeadLetterReplay replay = hubs.getFirst().getBean(DeadLetterReplay.class);
    // when
    events.noTrouble();
    int replayed = replay.replay(topic);
    // then
    assertThat(replayed).isEqualTo(2);
    awaitDone(events, "a", "b");
    assertThat(replay.replay(topic)).isZero();
  }

  @Test
  void shouldSkipAndCommitATypeItDoesNotKnow() {
    // given
    kafka.create(topic, 1);
    kafka.send(topic, 0, event("new", "payment.disputed"));
    sendCaptured(0, "a");
    // when
    RecordingPaymentEvents events = start();
    // then
    awaitDone(events, "a");
    awaitCommitted(Map.of(0, 2L));
    assertThat(events.tried()).containsExactly("a");
  }

  @Test
  void shouldNotPassPoisonWhenTheDeadLetterTopicRefusesIt() {
    // given a group that makes the dead letter topic's name illegal
    group = "hub!";
    kafka.create(topic, 1);
    sendCaptured(0, "a");
    kafka.send(topic, 0, "not json");
    sendCaptured(0, "b");
    // when
    RecordingPaymentEvents events = start();
    // then
    awaitCommitted(Map.of(0, 1L));
    await()
        .during(Duration.ofSeconds(3))
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(events.done()).containsExactly("a");
              assertThat(kafka.committed(group, topic)).isEqualTo(Map.of(0, 1L));
            });
  }

  private ConsumerRecord<byte[], byte[]> onlyDeadLetter() {
    List<ConsumerRecord<byte[], byte[]>> letters = kafka.records(topic + ".hub.dlq", 1);
    assertThat(letters).hasSize(1);
    return letters.getFirst();
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> message) {
    Map<String, String> headers = new TreeMap<>();
    message
        .headers()
        .forEach(each -> headers.put(each.key(), new String(each.value(), StandardCharsets.UTF_8)));
    return headers;
  }
}
