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

  /** How many partitions each member reads; members that read none included. */
  List<Integer> partitions() {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
      return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
          .flatMap(described -> described.members().stream())
          .map(member -> member.assignment().topicPartitions().size())
          .toList();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
