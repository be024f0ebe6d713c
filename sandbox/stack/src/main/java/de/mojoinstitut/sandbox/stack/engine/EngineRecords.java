package de.mojoinstitut.sandbox.stack.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;

/**
 * What the engine did, as it exports it: an address to which the broker's own OpenSearch exporter
 * sends its records. Keeps which instances a booking got, how they ended, and incidents. A killed
 * broker sends some records again, which changes nothing here.
 */
public final class EngineRecords implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Satisfies the exporter, whether it has sent records or asked to forget a policy. */
  private static final byte[] CONTENT =
      "{\"errors\":false,\"items\":[],\"result\":\"deleted\"}".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final Set<String> processes = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<Long>> instances = new ConcurrentHashMap<>();
  private final Map<Long, String> endEvents = new ConcurrentHashMap<>();
  private final Set<Long> started = ConcurrentHashMap.newKeySet();
  private final Set<Long> completed = ConcurrentHashMap.newKeySet();
  private final Set<Long> terminated = ConcurrentHashMap.newKeySet();
  private final Map<Long, String> incidents = new ConcurrentHashMap<>();
  private final Set<Long> timedOutJobs = ConcurrentHashMap.newKeySet();

  /**
   * @param port where the broker will send to; 0 for any free one
   */
  public EngineRecords(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** Settings that make a broker export to this address. */
  public Map<String, String> exporter() {
    String exporter = "ZEEBE_BROKER_EXPORTERS_RECORDS_";
    String index = exporter + "ARGS_INDEX_";
    return Map.of(
        exporter + "CLASSNAME", "io.camunda.zeebe.exporter.opensearch.OpensearchExporter",
        exporter + "ARGS_URL", "http://localhost:" + server.getAddress().getPort(),
        exporter + "ARGS_BULK_DELAY", "1",
        exporter + "ARGS_BULK_SIZE", "500",
        index + "CREATETEMPLATE", "false",
        index + "VARIABLE", "false",
        index + "JOB", "true",
        index + "MESSAGESTARTEVENTSUBSCRIPTION", "true");
  }

  /** Ids of the processes that were deployed. */
  public Set<String> processes() {
    return Set.copyOf(processes);
  }

  /** Keys of the process instances that a message with this booking's id started. */
  public Set<Long> instancesOf(String bookingId) {
    return Set.copyOf(instances.getOrDefault(bookingId, Set.of()));
  }

  /** The same for all bookings, by booking. */
  public Map<String, Set<Long>> byBooking() {
    return Map.copyOf(instances);
  }

  /** Keys of the process instances that have neither completed nor been terminated. */
  public Set<Long> active() {
    Set<Long> active = new HashSet<>(started);
    active.removeAll(completed);
    active.removeAll(terminated);
    return active;
  }

  /** Whether each instance of the booking has run to its end. */
  public boolean allEnded(String bookingId) {
    Set<Long> keys = instancesOf(bookingId);
    return !keys.isEmpty() && completed.containsAll(keys);
  }

  /** Ids of the end events that the booking's instances reached, oldest instance first. */
  public List<String> endEventsOf(String bookingId) {
    return instancesOf(bookingId).stream()
        .sorted()
        .map(key -> endEvents.getOrDefault(key, "none"))
        .toList();
  }

  /** Element and type of incidents of the booking's instances. */
  public List<String> incidentsOf(String bookingId) {
    return instancesOf(bookingId).stream()
        .filter(incidents::containsKey)
        .map(incidents::get)
        .toList();
  }

  /** How many jobs were taken from a worker that did not come back in time. */
  public int timedOutJobs() {
    return timedOutJobs.size();
  }

  /** How many process instances had an incident. */
  public int incidents() {
    return incidents.size();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = exchange.getRequestBody()) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      if (exchange.getRequestURI().getPath().endsWith("/_bulk")) {
        text.lines().forEach(this::take);
      }
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, CONTENT.length);
      exchange.getResponseBody().write(CONTENT);
    }
  }

  private void take(String line) {
    JsonNode entry = parse(line);
    JsonNode value = entry.path("value");
    String intent = entry.path("intent").asText();
    switch (entry.path("valueType").asText()) {
      case "MESSAGE_START_EVENT_SUBSCRIPTION" -> {
        if (intent.equals("CORRELATED")) {
          instances
              .computeIfAbsent(
                  value.path("correlationKey").asText(), id -> new CopyOnWriteArraySet<>())
              .add(value.path("processInstanceKey").asLong());
        }
      }
      case "PROCESS" -> processes.add(value.path("bpmnProcessId").asText());
      case "PROCESS_INSTANCE" -> instance(intent, value);
      case "INCIDENT" -> incident(intent, value);
      case "JOB" -> {
        if (intent.equals("TIMED_OUT")) {
          timedOutJobs.add(entry.path("key").asLong());
        }
      }
      default -> {}
    }
  }

  private void incident(String intent, JsonNode value) {
    if (intent.equals("CREATED")) {
      incidents.put(
          value.path("processInstanceKey").asLong(),
          value.path("elementId").asText() + " " + value.path("errorType").asText());
    }
  }

  private void instance(String intent, JsonNode value) {
    long key = value.path("processInstanceKey").asLong();
    switch (value.path("bpmnElementType").asText()) {
      case "PROCESS" -> process(intent, key);
      case "END_EVENT" -> {
        // The last one counts: end events of a sub-process come earlier.
        if (intent.equals("ELEMENT_COMPLETED")) {
          endEvents.put(key, value.path("elementId").asText());
        }
      }
      default -> {}
    }
  }

  private void process(String intent, long key) {
    switch (intent) {
      case "ELEMENT_ACTIVATED" -> started.add(key);
      case "ELEMENT_COMPLETED" -> completed.add(key);
      case "ELEMENT_TERMINATED" -> terminated.add(key);
      default -> {}
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
