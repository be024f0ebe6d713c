package de.mojoinstitut.sandbox.stack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.sandbox.stack.runtime.Console;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Processes;
import de.mojoinstitut.sandbox.stack.runtime.Stack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real PostgreSQL and the real Kafka as processes of their own, and kills them. */
class DurabilityTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  @TempDir Path home;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Postgres postgres;
  private Kafka kafka;
  private Stack stack;

  @BeforeEach
  void stack() {
    Layout layout = new Layout(ROOT, home);
    Ports ports = freePorts();
    PrintStream out = new PrintStream(printed, true);
    postgres = new Postgres(layout, ports, new Secrets(layout.keys()));
    kafka = new Kafka(layout, ports);
    stack =
        new Stack(
            List.of(postgres.component(), kafka.component()),
            new Processes(layout),
            new Console(out, out));
  }

  /**
   * Below the ports that systems give to whoever asks for any, which might be taken at any time.
   */
  private static Ports freePorts() {
    return IntStream.iterate(11_000, offset -> offset <= 13_000, offset -> offset + 10)
        .mapToObj(Ports::new)
        .filter(
            ports ->
                Stream.of(Port.POSTGRES, Port.KAFKA, Port.KAFKA_CONTROLLER)
                    .allMatch(port -> isFree(ports.of(port))))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  @AfterEach
  void stop() {
    stack.stop(List.of("postgres", "kafka"));
  }

  @Test
  void shouldFindCommittedRowsAfterTheDatabaseWasKilled() throws Exception {
    // given
    start("postgres");
    postgres.execute("mojo", "hub_owner", "create table kept (id int)");
    postgres.execute("mojo", "hub_owner", "insert into kept values (42)");

    // when
    kill("postgres");
    start("postgres");

    // then
    try (Connection connection = postgres.connect("mojo", "hub_owner");
        ResultSet rows = connection.createStatement().executeQuery("select id from kept")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(42);
    }
  }

  @Test
  void shouldNotTradeDurabilityForSpeed() throws Exception {
    // given
    start("postgres");

    // then
    try (Connection connection = postgres.connect("mojo")) {
      assertThat(setting(connection, "fsync")).isEqualTo("on");
      assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
    }
  }

  @Test
  void shouldFindAcknowledgedRecordsAfterKafkaWasKilled() throws Exception {
    // given
    start("kafka");
    TopicPartition partition = new TopicPartition("mojo.hub.booking.v1", 0);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      producer
          .send(new ProducerRecord<>(partition.topic(), partition.partition(), "key", "kept"))
          .get(30, TimeUnit.SECONDS);
    }

    // when
    kill("kafka");
    start("kafka");

    // then
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      assertThat(consumer.listTopics().keySet()).containsAll(Topics.names());
      assertThat(consumer.partitionsFor(partition.topic())).hasSize(6);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      assertThat(consumer.poll(Duration.ofSeconds(30)))
          .singleElement()
          .satisfies(found -> assertThat(found.value()).isEqualTo("kept"));
    }
  }

  private void start(String component) {
    assertThat(stack.start(List.of(component))).as(printed.toString()).isTrue();
  }

  private void kill(String component) {
    ProcessHandle process = ProcessHandle.of(stack.pid(component).orElseThrow()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  private static String setting(Connection connection, String name) throws Exception {
    try (ResultSet shown = connection.createStatement().executeQuery("show " + name)) {
      shown.next();
      return shown.getString(1);
    }
  }
}
