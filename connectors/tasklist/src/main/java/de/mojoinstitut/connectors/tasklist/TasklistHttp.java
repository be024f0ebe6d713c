package de.mojoinstitut.connectors.tasklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.mojoinstitut.core.OutsideUnavailableException;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/**
 * Posts JSON to the task list. Whatever does not work is {@link OutsideUnavailableException}, with
 * a status or the cause's type: a wrong password too is mended while the job backs off.
 */
final class TasklistHttp {

  static final String SYSTEM = "tasklist";
  static final ObjectMapper JSON = new ObjectMapper();

  private final TasklistProperties properties;
  private final HttpClient http;

  TasklistHttp(TasklistProperties properties) {
    this.properties = properties;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(properties.connectTimeout())
            .cookieHandler(new CookieManager())
            .build();
  }

  /**
   * @param path from the base address on
   */
  HttpResponse<String> post(String path, Map<String, ?> body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url(path))
            .timeout(properties.readTimeout())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(write(body)));
    headers.forEach(request::header);
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw unavailable(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted");
    }
  }

  private URI url(String path) {
    String base = properties.url().toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  /** The answer's JSON. */
  static JsonNode read(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw unavailable(Integer.toString(response.statusCode()));
    }
    return parse(response.body());
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw unavailable("unreadable");
    }
  }

  static OutsideUnavailableException unavailable(String reason) {
    return new OutsideUnavailableException(SYSTEM, reason);
  }

  private static String write(Map<String, ?> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }
}
