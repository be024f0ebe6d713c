package de.mojoinstitut.sandbox.e2e;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Who reads the hub's topics.
 *
 * @param brokers address of Kafka
 * @param group the group's name
 */
record ConsumerGroup(String brokers, String group) {

  /** How many partitions of the topic each member reads, of those that read some of it. */
  List<Long> partitions(String topic) {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
      return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
          .flatMap(described -> described.members().stream())
          .map(
              member ->
                  member.assignment().topicPartitions().stream()
                      .filter(partition -> partition.topic().equals(topic))
                      .count())
          .filter(count -> count > 0)
          .toList();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
