package de.mojoinstitut.camel.paymentevent;

import static de.mojoinstitut.camel.paymentevent.PaymentRecords.captured;
import static de.mojoinstitut.camel.paymentevent.PaymentRecords.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.camel.RecordingPaymentEvents;
import de.mojoinstitut.camel.TestHub;
import de.mojoinstitut.camel.intake.DeadLetterReplay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;

class PaymentEventRoutesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static TestKafka kafka;

  private final List<ConfigurableApplicationContext> hubs = new ArrayList<>();
  private String topic = "";
  private String group = "hub";

  @BeforeAll
  static void startKafka() {
    kafka = new TestKafka();
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @BeforeEach
  void nameTheTopic(TestInfo test) {
    topic =
        test.getTestMethod().orElseThrow().getName()
            + "-"
            + Integer.toHexString(test.getDisplayName().hashCode());
  }

  @AfterEach
  void stopHubs() {
    hubs.forEach(ConfigurableApplicationContext::close);
  }

  @Test
  void shouldHandOnInOrderAndCommitEachRecord() {
    // given
    kafka.create(topic, 1);
    sendCaptured(0, "a", "b", "c");
    // when
    RecordingPaymentEvents events = start();
    // then
    awaitDone(events, "a", "b", "c");
    awaitCommitted(Map.of(0, 3L));
  }

  @Test
  void shouldPassADuplicateOnAndCommitIt() {
    // given
    kafka.create(topic, 1);
    sendCaptured(0, "a", "a", "b");
    // when
    RecordingPaymentEvents events = start();
    // then
    awaitDone(events, "a", "a", "b");
    awaitCommitted(Map.of(0, 3L));
  }

  @Test
  void shouldTryAgainInPlaceUntilTheFailurePasses() {
    // given
    kafka.create(topic, 1);
    RecordingPaymentEvents events = start();
    events.trouble(failing("b"));
    // when
    sendCaptured(0, "a", "b", "c", "d");
    // three tries belong to one poll: more of them show that the consumer came back
    await().atMost(PATIENCE).until(() -> events.tried().stream().filter("b"::equals).count() > 7);
    // then
    assertThat(events.done()).containsExactly("a");
    assertThat(kafka.committed(group, topic)).isEqualTo(Map.of(0, 1L));
    // and when
    events.noTrouble();
    // then
    awaitDone(events, "a", "b", "c", "d");
    awaitCommitted(Map.of(0, 4L));
  }

  @Test
  void shouldLoseNothingOfOtherPartitionsWhileOneFails() {
    // given
    kafka.create(topic, 3);
    for (int partition = 0; partition < 3; partition++) {
      for (int i = 0; i < 5; i++) {
        sendCaptured(partition, "p" + partition + "-" + i);
      }
    }
    CountDownLatch recovered = new CountDownLatch(1);
    // when
    RecordingPaymentEvents events =
        start(
            each -> {
              if (each.endsWith("-2") && recovered.getCount() > 0) {
                throw new DataAccessResourceFailureException("away");
              }
            });
    await()
        .atMost(PATIENCE)
        .until(() -> events.tried().stream().filter(each -> each.endsWith("-2")).count() > 7);
    recovered.countDown();
    // then
    awaitCommitted(Map.of(0, 5L, 1, 5L, 2, 5L));
    for (int partition = 0; partition < 3; partition++) {
      String prefix = "p" + partition + "-";
      // A record may come twice when its commit was cut off, but in order and none missing.
      assertThat(
              new LinkedHashSet<>(
                  events.done().stream().filter(each -> each.startsWith(prefix)).toList()))
          .containsExactly(prefix + "0", prefix + "1", prefix + "2", prefix + "3", prefix + "4");
    }
  }

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
        .extracting(PaymentEventRoutesTest::headers)
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
  void shouldTryAgainWhenAPassingFailureOnlyWrapsARefusal() {
    // given
    kafka.create(topic, 1);
    RecordingPaymentEvents events = start();
    events.trouble(
        each -> {
          throw new IllegalStateException(new IllegalArgumentException("driver"));
        });
    // when
    sendCaptured(0, "a");
    await().atMost(PATIENCE).until(() -> events.tried().size() > 2);
    events.noTrouble();
    // then
    awaitDone(events, "a");
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

  @Test
  void shouldReadAfterARestartWhatWasNotDoneAndNothingThatWas() {
    // given
    kafka.create(topic, 1);
    RecordingPaymentEvents before = start();
    before.trouble(failing("c"));
    sendCaptured(0, "a", "b", "c", "d");
    await().atMost(PATIENCE).until(() -> before.tried().contains("c"));
    // when
    long start = System.nanoTime();
    hubs.getFirst().close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    RecordingPaymentEvents after = start();
    // then
    awaitDone(after, "c", "d");
    assertThat(before.done()).containsExactly("a", "b");
  }

  @Test
  void shouldShareThePartitionsAmongInstances() {
    // given
    kafka.create(topic, 2);
    RecordingPaymentEvents one = start();
    RecordingPaymentEvents two = start();
    // when both have a partition, each record arrives at one of them
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              sendCaptured(0, "left");
              sendCaptured(1, "right");
              return !one.done().isEmpty() && !two.done().isEmpty();
            });
    // then
    awaitCommittedAll();
  }

  @Test
  void shouldStartAndStopWhileKafkaIsAway() {
    // when
    long start = System.nanoTime();
    startAt("localhost:1", each -> {});
    hubs.getFirst().close();
    // then
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  private RecordingPaymentEvents start() {
    return start(each -> {});
  }

  private RecordingPaymentEvents start(Consumer<String> trouble) {
    return startAt(kafka.servers(), trouble);
  }

  private RecordingPaymentEvents startAt(String servers, Consumer<String> trouble) {
    ConfigurableApplicationContext hub =
        new SpringApplicationBuilder(TestHub.class)
            .web(WebApplicationType.NONE)
            .initializers(
                context -> context.getBeanFactory().addBeanPostProcessor(new Troubled(trouble)))
            .properties(
                "mojo.kafka.bootstrap-servers=" + servers,
                "mojo.routes.payment-events.topic=" + topic,
                "mojo.routes.intake.group=" + group,
                "mojo.routes.intake.redeliveries=2",
                "mojo.routes.intake.first-pause=PT0.05S")
            .run();
    hubs.add(hub);
    return hub.getBean(RecordingPaymentEvents.class);
  }

  private void sendCaptured(int partition, String... eventIds) {
    for (String each : eventIds) {
      kafka.send(topic, partition, captured(each));
    }
  }

  private static Consumer<String> failing(String eventId) {
    return each -> {
      if (each.equals(eventId)) {
        throw new DataAccessResourceFailureException("away");
      }
    };
  }

  private static void awaitDone(RecordingPaymentEvents events, String... eventIds) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(events.done()).containsExactly(eventIds));
  }

  private void awaitCommitted(Map<Integer, Long> offsets) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(kafka.committed(group, topic)).isEqualTo(offsets));
  }

  private void awaitCommittedAll() {
    await().atMost(PATIENCE).until(() -> kafka.committed(group, topic).size() == 2);
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
