package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An instance as it is deployed: with a Kafka that is there, and for one region. */
class DeploymentTest extends HttpTest {

  private static final String TOPIC = "mojo.payments.payment.v1";
  private static final World WORLD = new World();
  private static final EmbeddedKafkaBroker KAFKA = kafka();

  private static EmbeddedKafkaBroker kafka() {
    EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, 1, TOPIC);
    broker.afterPropertiesSet();
    return broker;
  }

  @AfterAll
  static void stopKafka() {
    KAFKA.destroy();
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    WORLD.register(registry);
    registry.add("mojo.kafka", KAFKA::getBrokersAsString);
    registry.add("mojo.regions", () -> "DACH,INDIEN");
  }

  @Override
  World world() {
    return WORLD;
  }

  @Test
  void shouldPublishAPaymentsEventsInOrderAndWithoutAnythingPersonal() {
    // given
    WORLD.stripe.sendWebhooksTo(webhookUrl());
    sellingTenant(TENANT);
    String booking = newBooking();

    // when
    captured(booking);

    // then
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = consumer()) {
      consumer.subscribe(List.of(TOPIC));
      Awaitility.await()
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> keep(each, booking, records));
                return records.size() == 2;
              });
    }
    List<JsonNode> events = records.stream().map(each -> Json.parse(each.value())).toList();
    assertThat(events)
        .extracting(event -> event.path("type").asText())
        .containsExactly("payment.requested", "payment.captured");
    assertThat(events).extracting(event -> event.path("specversion").asText()).containsOnly("1.0");
    assertThat(events.getLast().path("data").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "paymentId",
            "subject",
            "bookingId",
            "number",
            "tenantId",
            "status",
            "amount",
            "currency",
            "version",
            "providerFee");
    JsonNode captured = events.getLast().path("data");
    assertThat(captured.path("subject").path("type").asText()).isEqualTo("BOOKING");
    assertThat(captured.path("subject").path("id").asText()).isEqualTo(booking);
    assertThat(captured.path("number").asInt()).isEqualTo(1);
    assertThat(captured.path("providerFee").asLong()).isEqualTo(175);
  }

  @Test
  void shouldMakeOneCheckoutWhenTwoInstancesAreAskedAtOnce() throws Exception {
    // given
    WORLD.stripe.sendWebhooksTo(webhookUrl());
    sellingTenant(TENANT);
    String booking = newBooking();
    String body = order(booking);
    try (ConfigurableApplicationContext second = secondInstance();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int secondPort = second.getEnvironment().getRequiredProperty("local.server.port", int.class);
      List<Callable<Answer>> requests =
          IntStream.range(0, 32)
              .<Callable<Answer>>mapToObj(
                  i ->
                      () -> {
                        Call call = call("POST", "/api/payments").asHub(TENANT).body(body);
                        return i % 2 == 0 ? call.send() : call.at(secondPort).send();
                      })
              .toList();

      // when
      List<Future<Answer>> answers = threads.invokeAll(requests);

      // then
      assertThat(answers.stream().map(each -> each.resultNow().status()))
          .isSubsetOf(200, 201, 503)
          .contains(201);
      assertThat(WORLD.atStripe("checkout.session", booking)).hasSize(1);
      Answer open = request(booking).send();
      WORLD.pay(open.at("checkoutUrl"), "ok");
      awaitStatus(open.at("id"), "CAPTURED");
      assertThat(WORLD.events(booking))
          .containsExactly("payment.requested@1", "payment.captured@2");
    }
  }

  private static ConfigurableApplicationContext secondInstance() {
    Map<String, Object> properties = new HashMap<>();
    settings((name, value) -> properties.put(name, value.get()));
    properties.put("server.port", "0");
    String[] arguments =
        properties.entrySet().stream()
            .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
            .toArray(String[]::new);
    return new SpringApplicationBuilder(PaymentsApplication.class).run(arguments);
  }

  @Test
  void shouldNotServeATenantOfAnotherRegion() {
    // given
    putTenant("tenant_moved");
    WORLD.database.asSuperuser(
        "update payments.tenant set region = 'US' where tenant_id = 'tenant_moved'");

    // when
    Answer answer = call("GET", "/api/payments?bookingId=b").asHub("tenant_moved").send();

    // then
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void shouldNotRegisterATenantOfAnotherRegion() {
    // when
    Answer answer =
        call("PUT", "/api/tenants/tenant_us")
            .asHub(null)
            .body(
                "{'name': 'x', 'slug': 'x', 'region': 'US', 'clerkOrgId': 'org_us', 'currency': 'USD'}")
            .send();

    // then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(WORLD.query("select 1 from tenant where tenant_id = 'tenant_us'")).isEmpty();
  }

  private static void keep(
      ConsumerRecord<String, String> each,
      String booking,
      List<ConsumerRecord<String, String>> records) {
    if (each.key().equals(booking)) {
      records.add(each);
    }
  }

  private static KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, KAFKA.getBrokersAsString(),
            ConsumerConfig.GROUP_ID_CONFIG, "test",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
