package de.mojoinstitut.sandbox.clerk;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls a simulator as a backend with its secret key would. */
final class Backend implements AutoCloseable {

  record Answer(int status, JsonNode body, HttpResponse<String> response) {

    String code() {
      return body.at("/errors/0/code").asText();
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final String secretKey;

  Backend(URI url, String secretKey) {
    this.url = url;
    this.secretKey = secretKey;
  }

  Backend(ClerkSimulator clerk) {
    this(clerk.url(), "sk_test_sandbox");
  }

  Answer get(String path) throws IOException, InterruptedException {
    return call("GET", path, "");
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    return call("POST", path, body);
  }

  Answer patch(String path, String body) throws IOException, InterruptedException {
    return call("PATCH", path, body);
  }

  Answer delete(String path) throws IOException, InterruptedException {
    return call("DELETE", path, "");
  }

  Answer call(String method, String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(2))
                .header("Authorization", "Bearer " + secretKey)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return new Answer(response.statusCode(), Json.parse(response.body()), response);
  }

  String token(String body) throws IOException, InterruptedException {
    return post("/_sandbox/tokens", body).body().path("token").asText();
  }

  @Override
  public void close() {
    http.close();
  }
}
