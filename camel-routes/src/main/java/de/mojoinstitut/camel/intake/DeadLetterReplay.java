package de.mojoinstitut.camel.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.stereotype.Component;

/**
 * Brings dead letters back to the topic they came from, when what made them fail is repaired. A
 * letter comes after everything that its topic has got meanwhile, so consumers must drop what is
 * stale by version.
 */
@Component
public final class DeadLetterReplay {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final KafkaSettings kafka;
  private final IntakeSettings intake;

  DeadLetterReplay(KafkaSettings kafka, IntakeSettings intake) {
    this.kafka = kafka;
    this.intake = intake;
  }

  /**
   * Publishes again what is in the dead letter topic at this moment and was not replayed before. A
   * letter that fails again becomes a new letter, which the next replay takes. After a crash, or in
   * two replays at once, a letter may be published twice.
   *
   * @param topic the topic the letters came from
   * @return how many were published
   * @throws IllegalStateException where Kafka does not take one; those before it are done
   */
  public int replay(String topic) {
    String letters = intake.deadLetterTopic(topic);
    try (KafkaConsumer<byte[], byte[]> reader = reader();
        KafkaProducer<byte[], byte[]> writer = writer()) {
      List<TopicPartition> partitions =
          reader.partitionsFor(letters).stream()
              .map(each -> new TopicPartition(letters, each.partition()))
              .toList();
      reader.assign(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      int replayed = 0;
      while (ends.entrySet().stream().anyMatch(e -> reader.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> letter : reader.poll(POLL)) {
          TopicPartition partition = new TopicPartition(letters, letter.partition());
          if (letter.offset() < ends.getOrDefault(partition, 0L)) {
            publish(writer, topic, letter);
            reader.commitSync(Map.of(partition, new OffsetAndMetadata(letter.offset() + 1)));
            replayed++;
          }
        }
      }
      return replayed;
    }
  }

  private static void publish(
      KafkaProducer<byte[], byte[]> writer, String topic, ConsumerRecord<byte[], byte[]> letter) {
    try {
      writer.send(new ProducerRecord<>(topic, letter.key(), letter.value())).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a dead letter of " + topic + " was not taken", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private KafkaConsumer<byte[], byte[]> reader() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", kafka.bootstrapServers());
    settings.put("group.id", intake.group() + ".replay");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private KafkaProducer<byte[], byte[]> writer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
