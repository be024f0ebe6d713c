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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;

/**
 * What the engine did, as it exports it: an address to which the broker's own OpenSearch exporter
 * sends its records. Keeps which instances messages have started, what these called, how they
 * ended, and incidents. A killed broker sends some records again, which changes nothing here.
 */
public final class EngineRecords implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Satisfies the exporter, whether it has sent records or asked to forget a policy. */
  private static final byte[] CONTENT =
      "{\"errors\":false,\"items\":[],\"result\":\"deleted\"}".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final Set<String> processes = ConcurrentHashMap.newKeySet();
  private final Map<String, Map<String, Set<Long>>> startedBy = new ConcurrentHashMap<>();
  private final Map<Long, String> processOf = new ConcurrentHashMap<>();
  private final Map<Long, Long> callers = new ConcurrentHashMap<>();
  private final Map<Long, String> endEvents = new ConcurrentHashMap<>();
  private final Set<Long> completed = ConcurrentHashMap.newKeySet();
  private final Set<Long> terminated = ConcurrentHashMap.newKeySet();
  private final Map<Long, String> incidents = new ConcurrentHashMap<>();
  private final Set<Long> timedOutJobs = ConcurrentHashMap.newKeySet();
  private final Map<Long, String> openTasks = new ConcurrentHashMap<>();

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

  /** Keys of the process's instances that a message with this correlation key started. */
  public Set<Long> instancesOf(String process, String correlationKey) {
    return Set.copyOf(startedBy(process).getOrDefault(correlationKey, Set.of()));
  }

  /** Keys of the process's instances that messages started, by correlation key. */
  public Map<String, Set<Long>> byCorrelationKey(String process) {
    return Map.copyOf(startedBy(process));
  }

  /**
   * Process instances that have neither completed nor been terminated, called ones included: the
   * process's id by the instance's key.
   */
  public Map<Long, String> active() {
    Map<Long, String> active = new HashMap<>(processOf);
    active.keySet().removeAll(completed);
    active.keySet().removeAll(terminated);
    return active;
  }

  /** Whether each of these instances has run to its end. */
  public boolean allEnded(String process, String correlationKey) {
    Set<Long> keys = instancesOf(process, correlationKey);
    return !keys.isEmpty() && completed.containsAll(keys);
  }

  /** Whether this instance has run to its end, or was terminated. */
  public boolean hasEnded(long instance) {
    return completed.contains(instance) || terminated.contains(instance);
  }

  /** Elements of the tasks that wait for a person. */
  public List<String> openTasks() {
    return List.copyOf(openTasks.values());
  }

  /** Ids of the end events that these instances reached, oldest instance first. */
  public List<String> endEventsOf(String process, String correlationKey) {
    return instancesOf(process, correlationKey).stream()
        .sorted()
        .map(key -> endEvents.getOrDefault(key, "none"))
        .toList();
  }

  /** Element and type of incidents of these instances and of what they called. */
  public List<String> incidentsOf(String process, String correlationKey) {
    Set<Long> keys = instancesOf(process, correlationKey);
    return incidents.entrySet().stream()
        .filter(incident -> keys.contains(outermost(incident.getKey())))
        .map(Map.Entry::getValue)
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

  private Map<String, Set<Long>> startedBy(String process) {
    return startedBy.computeIfAbsent(process, id -> new ConcurrentHashMap<>());
  }

  private long outermost(long instance) {
    Long caller = callers.get(instance);
    return caller == null ? instance : outermost(caller);
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
          startedBy(value.path("bpmnProcessId").asText())
              .computeIfAbsent(
                  value.path("correlationKey").asText(), id -> new CopyOnWriteArraySet<>())
              .add(value.path("processInstanceKey").asLong());
        }
      }
      case "PROCESS" -> processes.add(value.path("bpmnProcessId").asText());
      case "PROCESS_INSTANCE" -> instance(intent, value);
      case "INCIDENT" -> incident(intent, value);
      case "USER_TASK" -> task(intent, entry.path("key").asLong(), value);
      case "JOB" -> {
        if (intent.equals("TIMED_OUT")) {
          timedOutJobs.add(entry.path("key").asLong());
        }
      }
      default -> {}
    }
  }

  private void task(String intent, long key, JsonNode value) {
    switch (intent) {
      case "CREATED" -> openTasks.put(key, value.path("elementId").asText());
      case "COMPLETED", "CANCELED" -> openTasks.remove(key);
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
      case "PROCESS" -> process(intent, key, value);
      case "END_EVENT" -> {
        // The last one counts: end events of a sub-process come earlier.
        if (intent.equals("ELEMENT_COMPLETED")) {
          endEvents.put(key, value.path("elementId").asText());
        }
      }
      default -> {}
    }
  }

  private void process(String intent, long key, JsonNode value) {
    switch (intent) {
      case "ELEMENT_ACTIVATED" -> {
        processOf.put(key, value.path("bpmnProcessId").asText());
        long caller = value.path("parentProcessInstanceKey").asLong(-1);
        if (caller > 0) {
          callers.put(key, caller);
        }
      }
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
