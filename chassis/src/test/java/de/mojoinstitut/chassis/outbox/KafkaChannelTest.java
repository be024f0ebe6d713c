package de.mojoinstitut.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.mojoinstitut.chassis.ChassisDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class KafkaChannelTest {

  static EmbeddedKafkaKraftBroker broker;

  @BeforeAll
  static void start() {
    broker = new EmbeddedKafkaKraftBroker(1, 3, "order", "crash");
    broker.afterPropertiesSet();
  }

  @AfterAll
  static void stop() {
    broker.destroy();
  }

  @Test
  void shouldPublishCloudEventsInOrderPerKey() throws Exception {
    try (ChassisDatabase database = new ChassisDatabase(4);
        KafkaChannel channel = new KafkaChannel(broker.getBrokersAsString())) {
      // given
      Outbox outbox = new Outbox(database.jdbc, database.clock);
      OutboxRelay relay = relay(database, outbox, channel);
      for (int i = 0; i < 20; i++) {
        int number = i;
        database.run(
            () ->
                outbox.add(
                    message(database, "order", "a", number),
                    message(database, "order", "b", number)));
      }

      // when
      relay.start();
      List<ConsumerRecord<String, String>> records = consume("order", 40);
      relay.stop();

      // then
      for (String key : List.of("a", "b")) {
        assertThat(records.stream().filter(each -> each.key().equals(key)).map(each -> id(each)))
            .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> key + i).toList());
      }
      JsonNode event = new ObjectMapper().readTree(records.getFirst().value());
      assertThat(event.path("specversion").asText()).isEqualTo("1.0");
      assertThat(event.path("type").asText()).isEqualTo("thing.happened");
      assertThat(event.path("source").asText()).isEqualTo("/test");
      assertThat(event.path("time").asText()).isEqualTo("2026-03-01T10:00:00Z");
      assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
      assertThat(event.path("data").path("version").asInt()).isZero();
    }
  }

  @Test
  void shouldPublishTwiceUnderOneIdAfterACrashBetweenSendAndMark() {
    try (ChassisDatabase database = new ChassisDatabase(4);
        KafkaChannel channel = new KafkaChannel(broker.getBrokersAsString())) {
      // given
      Outbox outbox = new Outbox(database.jdbc, database.clock);
      database.run(() -> outbox.add(message(database, "crash", "a", 1)));
      OutboxRelay crashing = relay(database, outbox, new Crashing(channel));
      try {
        crashing.relay();
      } catch (AssertionError crash) {
        assertThat(crash).hasMessage("crash");
      }

      // when
      database.clock.advance(Duration.ofSeconds(31));
      relay(database, outbox, channel).relay();

      // then
      assertThat(consume("crash", 2)).extracting(KafkaChannelTest::id).containsExactly("a1", "a1");
    }
  }

  private record Crashing(OutboxChannel channel) implements OutboxChannel {
    @Override
    public String name() {
      return channel.name();
    }

    @Override
    public java.util.concurrent.CompletionStage<?> send(OutboxMessage message) {
      channel.send(message).toCompletableFuture().join();
      throw new AssertionError("crash");
    }
  }

  private static OutboxRelay relay(ChassisDatabase database, Outbox outbox, OutboxChannel channel) {
    return new OutboxRelay(database.jdbc, database.transaction, database.clock, outbox, channel);
  }

  private static OutboxMessage message(
      ChassisDatabase database, String topic, String key, int number) {
    CloudEvent event =
        new CloudEvent(
            key + number,
            "/test",
            "thing.happened",
            key,
            database.clock.instant(),
            JsonNodeFactory.instance.objectNode().put("version", number));
    return KafkaChannel.message(topic, key, event);
  }

  private static List<ConsumerRecord<String, String>> consume(String topic, int count) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                broker.getBrokersAsString(),
                "group.id",
                topic,
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInSameThread()
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() >= count;
              });
      consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      assertThat(records).hasSize(count);
      return records;
    }
  }

  private static String id(ConsumerRecord<String, String> each) {
    try {
      return new ObjectMapper().readTree(each.value()).path("id").asText();
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
