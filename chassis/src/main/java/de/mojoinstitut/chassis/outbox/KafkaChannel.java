package de.mojoinstitut.chassis.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes {@link CloudEvent}s to Kafka: acknowledged by all replicas, in order per key. */
public final class KafkaChannel implements OutboxChannel, AutoCloseable {

  /** The channel's name in the outbox. */
  public static final String NAME = "kafka";

  private static final int SEND_TIMEOUT_MILLIS = 15_000;
  private static final int MAX_BLOCK_MILLIS = 5_000;
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final KafkaProducer<String, String> producer;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param bootstrapServers as Kafka wants them, {@code host:port,…}
   */
  public KafkaChannel(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, MAX_BLOCK_MILLIS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SEND_TIMEOUT_MILLIS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS),
            new StringSerializer(),
            new StringSerializer());
  }

  /** The outbox message that publishes the event to the topic, keyed by the entity. */
  public static OutboxMessage message(String topic, String key, CloudEvent event) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode().put("topic", topic);
    payload.set("event", event.toJson());
    return new OutboxMessage(NAME, key, event.id(), payload.toString());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CompletionStage<?> send(OutboxMessage message) {
    CompletableFuture<Object> sent = new CompletableFuture<>();
    try {
      var payload = json.readTree(message.payload());
      // The callback says all that this future would.
      Future<?> unused =
          producer.send(
              new ProducerRecord<>(
                  payload.path("topic").asText(), message.key(), payload.path("event").toString()),
              (metadata, failure) -> {
                if (failure == null) {
                  sent.complete(metadata);
                } else {
                  sent.completeExceptionally(failure);
                }
              });
    } catch (JsonProcessingException e) {
      sent.completeExceptionally(e);
    }
    return sent;
  }

  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
