package de.mojoinstitut.sandbox.stack.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** JSON over HTTP, as much of it as the command line needs. */
public final class JsonHttp {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

  /**
   * @param status the HTTP status
   * @param body the answer, a missing node when it was no JSON
   */
  public record Answer(int status, JsonNode body) {

    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /** False where the same request may be answered otherwise in a moment. */
    public boolean isFinal() {
      return status < 500 && status != 429 && !code().equals("IDEMPOTENCY_IN_PROGRESS");
    }

    /** The stable error code of a problem answer, empty when there is none. */
    public String code() {
      return body.path("code").asText("");
    }

    /** The body of a successful answer; anything else is a problem of whoever answered. */
    public JsonNode orThrow(String who) {
      if (!isSuccess()) {
        throw new Problem("%s answered %d %s".formatted(who, status, body).strip());
      }
      return body;
    }
  }

  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  public Answer get(URI url, Map<String, String> headers) {
    return send(request(url, headers).GET().build());
  }

  public Answer post(URI url, Map<String, String> headers, JsonNode body) {
    return send(request(url, headers).POST(BodyPublishers.ofString(body.toString())).build());
  }

  public Answer put(URI url, Map<String, String> headers, JsonNode body) {
    return send(request(url, headers).PUT(BodyPublishers.ofString(body.toString())).build());
  }

  public Answer delete(URI url, Map<String, String> headers) {
    return send(request(url, headers).DELETE().build());
  }

  private static HttpRequest.Builder request(URI url, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json");
    headers.forEach(request::header);
    return request;
  }

  private static Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), parse(response.body()));
    } catch (IOException e) {
      throw new Problem(
          "Nobody answers at %s; ./mojo status shows what runs".formatted(request.uri()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem("interrupted", e);
    }
  }

  /** The tree of a text, a missing node where it is no JSON. */
  static JsonNode parse(String body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JacksonException noJson) {
      return MissingNode.getInstance();
    }
  }
}
