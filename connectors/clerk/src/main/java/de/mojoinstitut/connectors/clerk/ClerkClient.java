package de.mojoinstitut.connectors.clerk;

import de.mojoinstitut.core.OutsideUnavailableException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;

/**
 * Calls Clerk's backend API. Nothing is tried twice here; what is called often is up to callers.
 */
final class ClerkClient {

  private static final String SYSTEM = "clerk";
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  private final RestClient rest;

  ClerkClient(ClerkProperties properties) {
    JdkClientHttpRequestFactory http =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(properties.connectTimeout()).build());
    http.setReadTimeout(properties.readTimeout());
    this.rest =
        RestClient.builder()
            .requestFactory(http)
            .baseUrl(properties.url().toString())
            .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + properties.secretKey())
            .build();
  }

  /**
   * @return empty where Clerk knows no such user
   * @throws OutsideUnavailableException on timeouts, 429, 5xx and answers that cannot be read
   * @throws IllegalStateException on any other refusal: our key or our request is wrong
   */
  Optional<ClerkUser> user(String id) {
    try {
      return rest.get()
          .uri("/v1/users/{id}", id)
          .exchangeForRequiredValue((request, response) -> read(response));
    } catch (RestClientException e) {
      // Its text may quote the answer, so only the cause's type goes on.
      Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
      throw new OutsideUnavailableException(SYSTEM, cause.getClass().getSimpleName());
    }
  }

  private static Optional<ClerkUser> read(ConvertibleClientHttpResponse response)
      throws IOException {
    HttpStatusCode status = response.getStatusCode();
    if (status.is2xxSuccessful()) {
      return Optional.ofNullable(response.bodyTo(ClerkUser.class));
    }
    if (status.value() == NOT_FOUND) {
      return Optional.empty();
    }
    throw refusal(response);
  }

  private static RuntimeException refusal(ClientHttpResponse response) throws IOException {
    int status = response.getStatusCode().value();
    return status == TOO_MANY_REQUESTS || status >= 500
        ? new OutsideUnavailableException(SYSTEM, Integer.toString(status))
        : new IllegalStateException(SYSTEM + " refuses our request: " + status);
  }
}
