package de.mojoinstitut.sandbox.stack.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Operate as a person of the staff uses it: logs in and looks a process instance up. */
public final class Operate {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI url;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  /**
   * @param url base URL of Operate and Tasklist
   * @param user a login whose password equals its name
   */
  public Operate(URI url, String user) {
    this.url = url;
    post("/api/login?username=" + user + "&password=" + user, "");
  }

  /** The page of the completed instance that carries the variable; empty while there is none. */
  public Optional<URI> completedInstance(String variable, String value) {
    ObjectNode filter = JsonHttp.object().put("name", variable).put("value", '"' + value + '"');
    for (JsonNode found : search("/v1/variables/search", filter).path("items")) {
      long key = found.path("processInstanceKey").asLong();
      ObjectNode completed = JsonHttp.object().put("key", key).put("state", "COMPLETED");
      if (!search("/v1/process-instances/search", completed).path("items").isEmpty()) {
        return Optional.of(url.resolve("/operate/processes/" + key));
      }
    }
    return Optional.empty();
  }

  private JsonNode search(String path, ObjectNode filter) {
    ObjectNode query = JsonHttp.object();
    query.set("filter", filter);
    return JsonHttp.parse(post(path, query.toString()));
  }

  private String post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new Problem(
            "Operate answered %d to %s".formatted(response.statusCode(), request.uri().getPath()));
      }
      return response.body();
    } catch (IOException e) {
      throw new Problem("Nobody answers at %s; ./mojo status shows what runs".formatted(url), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem("interrupted", e);
    }
  }
}
