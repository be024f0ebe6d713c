package de.mojoinstitut.sandbox.stack.parts;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of MOJO and, beside each, its dead letter topic. */
final class Topics {

  private static final int PARTITIONS = 6;
  private static final short REPLICAS = 1;

  private static final List<String> NAMES =
      List.of(
          "mojo.account.user.v1",
          "mojo.hub.booking.v1",
          "mojo.hub.membership.v1",
          "mojo.hub.certification.v1",
          "mojo.hub.payout.v1",
          "mojo.kontakte.contact.v1",
          "mojo.payments.payment.v1",
          "mojo.payments.payout.v1",
          "mojo.payments.subscription.v1",
          "mojo.payments.account.v1",
          "mojo.payments.dispute.v1");

  /** Records that a consumer of a topic could not read: one dead letter topic per consumer. */
  private static final List<String> DEAD_LETTERS =
      List.of(
          "mojo.payments.payment.v1.hub.dlq",
          "mojo.payments.payout.v1.hub.dlq",
          "mojo.payments.dispute.v1.hub.dlq");

  private final String bootstrapServers;

  Topics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Every topic's name, dead letter topics included. */
  static List<String> names() {
    return Stream.concat(NAMES.stream(), DEAD_LETTERS.stream()).toList();
  }

  /** Creates the topics that are missing. */
  void create() {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            30_000);
    try (Admin admin = Admin.create(settings)) {
      Set<String> present = admin.listTopics().names().get(30, TimeUnit.SECONDS);
      Set<NewTopic> missing =
          names().stream()
              .filter(name -> !present.contains(name))
              .map(name -> new NewTopic(name, PARTITIONS, REPLICAS))
              .collect(Collectors.toSet());
      admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new Problem("its topics cannot be created: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem("interrupted", e);
    }
  }
}
