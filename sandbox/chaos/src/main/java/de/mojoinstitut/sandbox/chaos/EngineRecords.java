package de.mojoinstitut.sandbox.chaos;

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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Which process instances the engine has: an address to which the broker's own exporter sends its
 * records. A killed broker sends some of them again, which changes nothing here.
 */
final class EngineRecords implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Satisfies the exporter, whether it has sent records or asked to forget a policy. */
  private static final byte[] CONTENT =
      "{\"errors\":false,\"items\":[],\"result\":\"deleted\"}".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final Set<Long> started = ConcurrentHashMap.newKeySet();
  private final Set<Long> ended = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<Long>> instances = new ConcurrentHashMap<>();
  private final Map<Long, String> incidents = new ConcurrentHashMap<>();

  EngineRecords(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** Settings that make a broker export to this address. */
  Map<String, String> exporter() {
    String exporter = "ZEEBE_BROKER_EXPORTERS_RECORDS_";
    return Map.of(
        exporter + "CLASSNAME", "io.camunda.zeebe.exporter.opensearch.OpensearchExporter",
        exporter + "ARGS_URL", "http://localhost:" + server.getAddress().getPort(),
        exporter + "ARGS_BULK_DELAY", "1",
        exporter + "ARGS_BULK_SIZE", "500",
        exporter + "ARGS_INDEX_CREATETEMPLATE", "false",
        exporter + "ARGS_INDEX_VARIABLE", "false",
        exporter + "ARGS_INDEX_JOB", "false",
        exporter + "ARGS_INDEX_MESSAGESTARTEVENTSUBSCRIPTION", "true");
  }

  /** Keys of the instances that have not ended. */
  Set<Long> active() {
    Set<Long> active = new HashSet<>(started);
    active.removeAll(ended);
    return active;
  }

  /** Keys of the instances that a message with a booking's id started, by booking. */
  Map<String, Set<Long>> byBooking() {
    return Map.copyOf(instances);
  }

  int incidents() {
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
    long instance = value.path("processInstanceKey").asLong();
    String intent = entry.path("intent").asText();
    switch (entry.path("valueType").asText()) {
      case "PROCESS_INSTANCE" -> {
        if (value.path("bpmnElementType").asText().equals("PROCESS")) {
          process(instance, intent);
        }
      }
      case "MESSAGE_START_EVENT_SUBSCRIPTION" -> {
        if (intent.equals("CORRELATED")) {
          String booking = value.path("correlationKey").asText();
          instances.computeIfAbsent(booking, id -> ConcurrentHashMap.newKeySet()).add(instance);
        }
      }
      case "INCIDENT" -> {
        if (intent.equals("CREATED")) {
          incidents.put(
              instance, value.path("elementId").asText() + " " + value.path("errorType").asText());
        }
      }
      default -> {}
    }
  }

  private void process(long instance, String intent) {
    switch (intent) {
      case "ELEMENT_ACTIVATED" -> started.add(instance);
      case "ELEMENT_COMPLETED", "ELEMENT_TERMINATED" -> ended.add(instance);
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
