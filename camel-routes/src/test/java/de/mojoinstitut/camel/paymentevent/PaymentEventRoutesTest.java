package de.mojoinstitut.camel.paymentevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.camel.RecordingPaymentEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;

class PaymentEventRoutesTest extends KafkaIntake {

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
  void shouldCountTheRecordsOfEachInstance() {
    // given
    kafka.create(topic, 1);
    sendCaptured(0, "a", "b", "c");
    // when
    awaitDone(start(), "a", "b", "c");
    // then
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(recordsTaken()).isEqualTo(3));
  }

  private double recordsTaken() {
    return hubs.getFirst()
        .getBean(MeterRegistry.class)
        .get("camel.exchanges.succeeded")
        .tag("routeId", PaymentEventRoutes.ROUTE)
        .counter()
        .count();
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
  void shouldGoOnAfterAnotherHubWasKilled() throws IOException {
    // given
    kafka.create(topic, 1);
    sendCaptured(0, "a");
    try (OtherHub killed = OtherHub.start(kafka.servers(), topic)) {
      assertThat(killed).isNotNull();
      awaitCommitted(Map.of(0, 1L));
    }
    // when
    RecordingPaymentEvents events = start();
    sendCaptured(0, "b");
    // then
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.done()).containsExactly("b"));
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
  void shouldReadAfterARestartWhatWasNotDoneAndNothingThatWas() {
    // given
    kafka.create(topic, 1);
    RecordingPaymentEvents before = start();
    before.trouble(failing("c"));
    sendCaptured(0, "a", "b", "c", "d");
    await().atMost(PATIENCE).until(() -> before.tried().contains("c"));
    // when
    hubs.getFirst().close();
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
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void shouldStartAndStopWhileKafkaIsAway() {
    // when
    startAt("localhost:1", each -> {});
    hubs.getFirst().close();
    // then: both come to an end
    assertThat(hubs.getFirst().isActive()).isFalse();
  }
}
