package de.mojoinstitut.sandbox.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one instance of the hub has done, by its own metrics.
 *
 * @param bookings requests to book that it answered with 201
 * @param requests answered requests to its API
 * @param jobs completed jobs of the engine
 * @param records taken from Kafka
 * @param messages that left through the outbox
 */
record HubMeters(long bookings, long requests, long jobs, long records, long messages) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Since the start of the instance. */
  static HubMeters of(URI hub) {
    List<String> lines = scrape(hub.resolve("/actuator/prometheus")).toList();
    String http = "http_server_requests_seconds_count";
    return new HubMeters(
        sum(lines, http, "uri=\"/api/bookings\"", "method=\"POST\"", "status=\"201\""),
        sum(lines, http, "uri=\"/api/"),
        sum(lines, "camunda_job_invocations_total", "action=\"completed\""),
        sum(lines, "camel_exchanges_succeeded_total", "routeId=\"payment-events\""),
        sum(lines, "mojo_outbox_messages_total", "outcome=\"sent\""));
  }

  /** How many jobs of a type the instance has taken. */
  static long takenJobs(URI hub, String type) {
    List<String> lines = scrape(hub.resolve("/actuator/prometheus")).toList();
    return sum(
        lines, "camunda_job_invocations_total", "type=\"" + type + "\"", "action=\"activated\"");
  }

  HubMeters since(HubMeters before) {
    return new HubMeters(
        bookings - before.bookings,
        requests - before.requests,
        jobs - before.jobs,
        records - before.records,
        messages - before.messages);
  }

  private static long sum(List<String> lines, String name, String... labels) {
    return lines.stream()
        .filter(line -> line.startsWith(name + "{"))
        .filter(line -> Stream.of(labels).allMatch(line::contains))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static Stream<String> scrape(URI metrics) {
    try {
      return HTTP.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofLines()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
