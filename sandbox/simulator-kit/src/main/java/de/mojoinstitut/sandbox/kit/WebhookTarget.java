package de.mojoinstitut.sandbox.kit;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where webhooks go and how they are proven.
 *
 * @param url the receiver
 * @param signer signs each try anew
 * @param backoff waits after the first, second, … failed try; the last one repeats until the
 *     receiver answers 2xx
 * @param timeout for one answer
 */
public record WebhookTarget(URI url, Signer signer, List<Duration> backoff, Duration timeout) {

  /**
   * Retries soon, then every half minute: a sandbox's receiver comes back quickly or not at all.
   */
  public static final List<Duration> USUAL_BACKOFF =
      List.of(
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30));

  /** Makes the headers that prove who sent a body. */
  @FunctionalInterface
  public interface Signer {
    Map<String, String> headers(String id, String body);
  }

  HttpRequest request(String id, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    signer.headers(id, body).forEach(request::header);
    return request.build();
  }

  Duration waitAfter(int tries) {
    return backoff.get(Math.min(tries, backoff.size()) - 1);
  }
}
