package de.mojoinstitut.camel.paymentevent;

import static de.mojoinstitut.camel.paymentevent.PaymentRecords.captured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.camel.RecordingPaymentEvents;
import de.mojoinstitut.camel.TestHub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;

/** A broker, a topic per test, and hubs that read it. */
abstract class KafkaIntake {

  static final Duration PATIENCE = Duration.ofMinutes(2);
  static TestKafka kafka;

  final List<ConfigurableApplicationContext> hubs = new ArrayList<>();
  String topic = "";
  String group = "hub";

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

  RecordingPaymentEvents start() {
    return start(each -> {});
  }

  RecordingPaymentEvents start(Consumer<String> trouble) {
    return startAt(kafka.servers(), trouble);
  }

  RecordingPaymentEvents startAt(String servers, Consumer<String> trouble) {
    ConfigurableApplicationContext hub =
        new SpringApplicationBuilder(TestHub.class)
            .web(WebApplicationType.NONE)
            .initializers(
                context -> context.getBeanFactory().addBeanPostProcessor(new Troubled(trouble)))
            .properties(
                "mojo.kafka.bootstrap-servers=" + servers,
                "mojo.routes.payment-events.topic=" + topic,
                "mojo.routes.payout-events.auto-startup=false",
                "mojo.routes.dispute-events.auto-startup=false",
                "mojo.routes.intake.group=" + group,
                "mojo.routes.intake.redeliveries=2",
                "mojo.routes.intake.first-pause=PT0.05S")
            .run();
    hubs.add(hub);
    return hub.getBean(RecordingPaymentEvents.class);
  }

  void sendCaptured(int partition, String... eventIds) {
    for (String each : eventIds) {
      kafka.send(topic, partition, captured(each));
    }
  }

  static Consumer<String> failing(String eventId) {
    return each -> {
      if (each.equals(eventId)) {
        throw new DataAccessResourceFailureException("away");
      }
    };
  }

  static void awaitDone(RecordingPaymentEvents events, String... eventIds) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(events.done()).containsExactly(eventIds));
  }

  void awaitCommitted(Map<Integer, Long> offsets) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(kafka.committed(group, topic)).isEqualTo(offsets));
  }

  void awaitCommittedAll() {
    await().atMost(PATIENCE).until(() -> kafka.committed(group, topic).size() == 2);
  }
}
