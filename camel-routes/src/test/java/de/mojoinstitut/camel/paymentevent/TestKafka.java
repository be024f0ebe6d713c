package de.mojoinstitut.camel.paymentevent;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A real broker, with what a test asks it. */
final class TestKafka implements AutoCloseable {

  private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
  private final KafkaProducer<byte[], byte[]> producer;
  private final Admin admin;

  TestKafka() {
    // Else every group waits 3 s for more members.
    broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
    broker.afterPropertiesSet();
    Map<String, Object> where = Map.of("bootstrap.servers", servers());
    admin = Admin.create(where);
    producer = new KafkaProducer<>(where, new ByteArraySerializer(), new ByteArraySerializer());
  }

  String servers() {
    return broker.getBrokersAsString();
  }

  void create(String topic, int partitions) {
    await(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all());
  }

  void send(String topic, int partition, @Nullable String value) {
    byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(topic, partition, "booking_1".getBytes(StandardCharsets.UTF_8), bytes);
    message.headers().add("x-foreign", "Max".getBytes(StandardCharsets.UTF_8));
    await(producer.send(message));
  }

  /** The offset at which the group goes on, per partition that has one. */
  Map<Integer, Long> committed(String group, String topic) {
    Map<Integer, Long> offsets = new HashMap<>();
    await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, offset) -> {
              if (partition.topic().equals(topic)) {
                offsets.put(partition.partition(), offset.offset());
              }
            });
    return offsets;
  }

  /** All records of the topic's first partition, by a reader of its own. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic, int expected) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> reader =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> first = List.of(new TopicPartition(topic, 0));
      reader.assign(first);
      reader.seekToBeginning(first);
      IntStream.range(0, 50)
          .takeWhile(i -> found.size() < expected)
          .forEach(i -> reader.poll(Duration.ofMillis(200)).forEach(found::add));
    }
    return found;
  }

  private static <T> T await(java.util.concurrent.Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
    broker.destroy();
  }
}
