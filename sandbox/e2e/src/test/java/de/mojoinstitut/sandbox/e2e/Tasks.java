package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Tasklist's HTTP API, for finding tasks. */
final class Tasks {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI url;
  private final Set<String> told = new HashSet<>();
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  /**
   * @param url base URL of Operate and Tasklist
   * @param user a login whose password is its name
   */
  Tasks(URI url, String user) {
    this.url = url;
    post("/api/login?username=%s&password=%s".formatted(user, user), "");
  }

  /** Waits for an open task of this element that was not told before; the task's id. */
  String appears(String element) {
    AtomicReference<String> id = new AtomicReference<>("");
    eventually()
        .untilAsserted(
            () -> {
              List<String> fresh = fresh(element);
              assertThat(fresh).as("new tasks of %s", element).hasSize(1);
              id.set(fresh.getFirst());
            });
    told.add(id.get());
    return id.get();
  }

  /** Whether a task is open that was not told before. */
  boolean isOpen(String element) {
    return !fresh(element).isEmpty();
  }

  private List<String> fresh(String element) {
    ObjectNode query = JSON.createObjectNode().put("state", "CREATED");
    query.put("taskDefinitionId", element);
    return World.stream(read(post("/v1/tasks/search", query.toString())))
        .map(task -> task.path("id").asText())
        .filter(id -> !told.contains(id))
        .toList();
  }

  /** The task as Tasklist knows it: {@code dueDate}, {@code candidateGroups}, … */
  JsonNode details(String task) {
    return read(send(HttpRequest.newBuilder(url.resolve("/v1/tasks/" + task)).GET()));
  }

  /** The value of a variable that the task can see. */
  JsonNode variable(String task, String name) {
    String path = "/v1/tasks/" + task + "/variables/search";
    AtomicReference<JsonNode> value = new AtomicReference<>(MissingNode.getInstance());
    eventually()
        .untilAsserted(
            () -> {
              List<JsonNode> found =
                  World.stream(read(post(path, "{}")))
                      .filter(each -> each.path("name").asText().equals(name))
                      .toList();
              assertThat(found).as("variable %s", name).hasSize(1);
              value.set(read(found.getFirst().path("value").asText()));
            });
    return value.get();
  }

  private String post(String path, String body) {
    return send(
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private String send(HttpRequest.Builder question) {
    HttpRequest request = question.timeout(Duration.ofSeconds(30)).build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode())
          .as("%s: %s", request.uri().getPath(), response.body())
          .isBetween(200, 299);
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
