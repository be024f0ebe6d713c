package de.mojoinstitut.camel.intake;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.stereotype.Component;

/**
 * Camel's addresses of topics. Keys and values stay bytes, so that no record fails before a route
 * sees it.
 */
@Component
public final class KafkaEndpoints {

  private final KafkaSettings kafka;
  private final IntakeSettings intake;

  KafkaEndpoints(KafkaSettings kafka, IntakeSettings intake) {
    this.kafka = kafka;
    this.intake = intake;
  }

  /**
   * Reads a topic from its first record on, commits only what the route commits, and goes back to a
   * record that failed. A route that starts here uses {@link IntakePolicy} and {@link
   * CommitRecord}.
   *
   * @param consumers threads of this instance; more than the topic has partitions are idle
   */
  public String records(String topic, int consumers) {
    return String.join(
        "&",
        "kafka:" + topic + "?brokers=" + kafka.bootstrapServers(),
        "groupId=" + intake.group(),
        "consumersCount=" + consumers,
        "keyDeserializer=" + ByteArrayDeserializer.class.getName(),
        "valueDeserializer=" + ByteArrayDeserializer.class.getName(),
        "autoOffsetReset=earliest",
        "maxPollRecords=100",
        // How long a killed instance keeps its partitions from the others; Kafka's default is 45 s.
        "sessionTimeoutMs=10000",
        "heartbeatIntervalMs=3000",
        // A stop waits for the poll under way.
        "pollTimeoutMs=1000",
        "autoCommitEnable=false",
        "allowManualCommit=true",
        "breakOnFirstError=true",
        // The default may step over a record when polling itself fails.
        "pollOnError=RECONNECT");
  }

  /**
   * Writes to the topic that the header {@code OVERRIDE_TOPIC} names. Returns when all replicas
   * have the record, on the caller's thread: the commit that follows belongs to the consumer's
   * thread.
   */
  String deadLetters() {
    return String.join(
        "&",
        "kafka:dead-letters?brokers=" + kafka.bootstrapServers(),
        "keySerializer=" + ByteArraySerializer.class.getName(),
        "valueSerializer=" + ByteArraySerializer.class.getName(),
        "requestRequiredAcks=all",
        "synchronous=true",
        "maxBlockMs=5000",
        "requestTimeoutMs=5000",
        "deliveryTimeoutMs=15000");
  }
}
