package de.mojoinstitut.sandbox.stack.parts;

import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Probe;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One Kafka broker that is its own controller (KRaft), with the topics of MOJO. */
public final class Kafka {

  static final String NAME = "kafka";
  private static final String MODULE = "sandbox/kafka";

  /** Kafka wants an id for the cluster; a fixed one lets a data folder be copied. */
  private static final String CLUSTER_ID = "bW9qby1odWItc2FuZGJveA";

  private final Layout layout;
  private final Ports ports;

  public Kafka(Layout layout, Ports ports) {
    this.layout = layout;
    this.ports = ports;
  }

  public Component component() {
    return Component.named(NAME)
        .ports(ports.of(Port.KAFKA), ports.of(Port.KAFKA_CONTROLLER))
        .prepare(this::prepare)
        .command(() -> command(384, "kafka.Kafka", List.of(settingsFile().toString())))
        .probe(Probe.tcp(ports.of(Port.KAFKA)))
        .afterReady(() -> new Topics(bootstrapServers()).create())
        .memoryMegabytes(420)
        .build();
  }

  public String bootstrapServers() {
    return ports.address(Port.KAFKA);
  }

  private List<String> command(int heapMegabytes, String mainClass, List<String> arguments) {
    List<String> command =
        new Jvm(heapMegabytes, true).command(layout.classPath(MODULE), List.of(), mainClass);
    command.addAll(arguments);
    return command;
  }

  private Path settingsFile() {
    return layout.run().resolve("kafka.properties");
  }

  private Path logFolder() {
    return layout.data(NAME).resolve("log");
  }

  private void prepare() {
    try {
      Files.writeString(settingsFile(), settings());
      if (!Files.exists(logFolder().resolve("meta.properties"))) {
        format();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void format() throws IOException {
    List<String> arguments =
        List.of(
            "format",
            "--ignore-formatted",
            "--cluster-id",
            CLUSTER_ID,
            "--config",
            settingsFile().toString());
    Process process =
        new ProcessBuilder(command(128, "kafka.tools.StorageTool", arguments))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(layout.log(NAME).toFile()))
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new Problem("its data folder cannot be formatted; ./mojo logs kafka says why");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem("interrupted", e);
    }
  }

  private String settings() {
    String listener = "127.0.0.1:" + ports.of(Port.KAFKA);
    String controller = "127.0.0.1:" + ports.of(Port.KAFKA_CONTROLLER);
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@%2$s
        listeners=PLAINTEXT://%1$s,CONTROLLER://%2$s
        advertised.listeners=PLAINTEXT://%3$s
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%4$s
        num.partitions=6
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=6
        transaction.state.log.replication.factor=1
        transaction.state.log.num.partitions=6
        transaction.state.log.min.isr=1
        group.initial.rebalance.delay.ms=0
        log.retention.hours=-1
        log.segment.bytes=33554432
        log.index.size.max.bytes=1048576
        """
        .formatted(listener, controller, bootstrapServers(), logFolder());
  }
}
