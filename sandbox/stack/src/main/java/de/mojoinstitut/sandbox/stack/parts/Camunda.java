package de.mojoinstitut.sandbox.stack.parts;

import de.mojoinstitut.sandbox.stack.clock.ClockFile;
import de.mojoinstitut.sandbox.stack.clock.EngineClock;
import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Probe;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Camunda 8.6 in two processes: the broker, and Operate with Tasklist. In one process the engine's
 * REST API would ask Tasklist for a login that it does not have.
 */
public final class Camunda {

  public static final String BROKER = "broker";
  public static final String WEBAPPS = "webapps";

  private final Layout layout;
  private final Ports ports;

  public Camunda(Layout layout, Ports ports) {
    this.layout = layout;
    this.ports = ports;
  }

  /**
   * @param engineOnly true to write nothing for Operate and Tasklist
   */
  public Component broker(boolean engineOnly) {
    return Component.named(BROKER)
        .ports(
            ports.of(Port.ZEEBE_GRPC),
            ports.of(Port.ZEEBE_COMMAND),
            ports.of(Port.ZEEBE_INTERNAL),
            ports.of(Port.ZEEBE_REST),
            ports.of(Port.ZEEBE_MANAGEMENT))
        .environment(brokerEnvironment())
        .environment(engineOnly ? Map.of() : exporterEnvironment())
        .variant(engineOnly ? "engine-only" : "with Operate and Tasklist")
        .command(() -> command(BROKER, new Jvm(640, false), "StandaloneBroker"))
        .probe(Probe.http(ports.url(Port.ZEEBE_MANAGEMENT).resolve("/ready")))
        .afterReady(() -> engineClock().follow(new ClockFile(layout.clock()).offset()))
        .memoryMegabytes(700)
        .build();
  }

  public Component webapps() {
    return Component.named(WEBAPPS)
        .after(OpenSearch.NAME)
        .alongside(BROKER)
        .ports(
            ports.of(Port.WEBAPPS),
            ports.of(Port.WEBAPPS_MANAGEMENT),
            ports.of(Port.WEBAPPS_CLUSTER))
        .environment(webappsEnvironment())
        .command(() -> command(WEBAPPS, new Jvm(640, true), "StandaloneCamunda"))
        .probe(Probe.http(ports.url(Port.WEBAPPS_MANAGEMENT).resolve("/actuator/health")))
        .afterReady(() -> new StaffLogins(ports.url(Port.OPENSEARCH)).create())
        .memoryMegabytes(650)
        .build();
  }

  public EngineClock engineClock() {
    return new EngineClock(ports.url(Port.ZEEBE_MANAGEMENT));
  }

  private List<String> command(String name, Jvm jvm, String mainClass) {
    Path home = layout.camunda();
    if (!Files.isDirectory(home)) {
      throw new Problem("Camunda is not unpacked in " + home + ": run ./mojo up");
    }
    return jvm.command(
        home.resolve("config") + File.pathSeparator + home.resolve("lib").resolve("*"),
        List.of(
            "-Dapp.name=" + name,
            "-Dapp.home=" + layout.data(name),
            "-Dbasedir=" + layout.data(name)),
        "io.camunda.application." + mainClass);
  }

  private Map<String, String> brokerEnvironment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("SPRING_PROFILES_ACTIVE", "broker");
    variables.put("LOGGING_CONFIG", layout.camundaLogging().toString());
    variables.put("SERVER_ADDRESS", "127.0.0.1");
    variables.put("SERVER_PORT", port(Port.ZEEBE_REST));
    variables.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
    variables.put("MANAGEMENT_SERVER_PORT", port(Port.ZEEBE_MANAGEMENT));
    // Workers keep their streams open; waiting for them to let go would take half a minute.
    variables.put("SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE", "3s");
    variables.put("ZEEBE_CLOCK_CONTROLLED", "true");
    variables.put("ZEEBE_BROKER_NETWORK_HOST", "127.0.0.1");
    variables.put("ZEEBE_BROKER_NETWORK_INTERNALAPI_HOST", "127.0.0.1");
    variables.put("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", "127.0.0.1");
    variables.put("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", port(Port.ZEEBE_GRPC));
    variables.put("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", port(Port.ZEEBE_COMMAND));
    variables.put("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", port(Port.ZEEBE_INTERNAL));
    variables.put("ZEEBE_BROKER_DATA_DIRECTORY", layout.data(BROKER).toString());
    // Zeebe wants room for itself on the disk by percentage; a laptop's disk is often nearly full.
    variables.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", "1GB");
    variables.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION", "512MB");
    return variables;
  }

  private Map<String, String> exporterEnvironment() {
    String exporter = "ZEEBE_BROKER_EXPORTERS_OPENSEARCH_";
    return Map.of(
        exporter + "CLASSNAME",
        "io.camunda.zeebe.exporter.opensearch.OpensearchExporter",
        exporter + "ARGS_URL",
        ports.url(Port.OPENSEARCH).toString(),
        exporter + "ARGS_BULK_DELAY",
        "1",
        exporter + "ARGS_BULK_SIZE",
        "200",
        exporter + "ARGS_INDEX_NUMBEROFREPLICAS",
        "0");
  }

  private Map<String, String> webappsEnvironment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("SPRING_PROFILES_ACTIVE", "operate,tasklist");
    variables.put("LOGGING_CONFIG", layout.camundaLogging().toString());
    variables.put("SERVER_ADDRESS", "127.0.0.1");
    variables.put("SERVER_PORT", port(Port.WEBAPPS));
    variables.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
    variables.put("MANAGEMENT_SERVER_PORT", port(Port.WEBAPPS_MANAGEMENT));
    // Operate and Tasklist open a port for a Zeebe cluster that they are no part of.
    variables.put("ZEEBE_GATEWAY_CLUSTER_HOST", "127.0.0.1");
    variables.put("ZEEBE_GATEWAY_CLUSTER_PORT", port(Port.WEBAPPS_CLUSTER));
    variables.put("ZEEBE_BROKER_NETWORK_INTERNALAPI_HOST", "127.0.0.1");
    variables.put("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", port(Port.WEBAPPS_CLUSTER));
    variables.put("CAMUNDA_DATABASE_TYPE", "opensearch");
    variables.put("CAMUNDA_DATABASE_URL", ports.url(Port.OPENSEARCH).toString());
    variables.put("CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS", ports.url(Port.ZEEBE_REST).toString());
    for (String app : List.of("CAMUNDA_OPERATE_", "CAMUNDA_TASKLIST_")) {
      variables.put(app + "DATABASE", "opensearch");
      variables.put(app + "OPENSEARCH_URL", ports.url(Port.OPENSEARCH).toString());
      variables.put(app + "ZEEBEOPENSEARCH_URL", ports.url(Port.OPENSEARCH).toString());
      variables.put(app + "ZEEBE_GATEWAYADDRESS", ports.address(Port.ZEEBE_GRPC));
      variables.put(app + "CSRFPREVENTIONENABLED", "false");
      // An idle importer looks again after a second, not after five.
      variables.put(app + "IMPORTER_READERBACKOFF", "1000");
      variables.put(app + "IMPORTER_SCHEDULERBACKOFF", "1000");
    }
    return variables;
  }

  private String port(Port port) {
    return Integer.toString(ports.of(port));
  }
}
