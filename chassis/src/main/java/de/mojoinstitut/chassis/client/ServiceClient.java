package de.mojoinstitut.chassis.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.mojoinstitut.chassis.security.ServiceTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Asks one of our services: token, tenant and key on the way out, three kinds of reply back. */
public final class ServiceClient {

  private static final int SUCCESS = 2;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final int CLASS = 100;
  private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,64}");

  /** Refusals that pass by themselves: a twin of this very call is still being worked on. */
  private static final Set<String> PASSING = Set.of("IDEMPOTENCY_IN_PROGRESS");

  private final JsonMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final String service;
  private final RestClient http;
  private final ServiceTokens tokens;

  /**
   * @param service the called service's name, the audience of the tokens
   * @param connectTimeout until the connection stands
   * @param readTimeout from sending to the end of the answer
   */
  public ServiceClient(
      String service,
      URI url,
      Duration connectTimeout,
      Duration readTimeout,
      ServiceTokens tokens) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .build();
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(readTimeout);
    this.http = RestClient.builder().requestFactory(requests).baseUrl(url.toString()).build();
    this.service = service;
    this.tokens = tokens;
  }

  /** The bytes that go out; a key may be made of them. */
  public byte[] write(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param tenant goes into the token and the {@code x-tenant-id} header
   * @param key idempotency key, the same for a repeated call
   * @param path template with {@code {name}} parts for the variables
   */
  public <T> Reply<T> post(
      String tenant, String key, byte[] body, Class<T> answer, String path, Object... variables) {
    return exchange(
        () ->
            http.post()
                .uri(path, variables)
                .headers(headers -> identify(headers, tenant))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                .body(body),
        answer);
  }

  /**
   * @param tenant goes into the token and the {@code x-tenant-id} header; null for what belongs to
   *     no tenant
   * @param path template with {@code {name}} parts for the variables
   */
  public <T> Reply<T> get(
      @Nullable String tenant, Class<T> answer, String path, Object... variables) {
    return exchange(
        () ->
            http.get()
                .uri(path, variables)
                .headers(headers -> identify(headers, tenant))
                .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON),
        answer);
  }

  private void identify(HttpHeaders headers, @Nullable String tenant) {
    headers.setBearerAuth(tokens.issue(service, tenant));
    if (tenant != null) {
      headers.set("x-tenant-id", tenant);
    }
  }

  private <T> Reply<T> exchange(
      Supplier<RestClient.RequestHeadersSpec<?>> request, Class<T> answer) {
    try {
      return request
          .get()
          .exchangeForRequiredValue(
              (sent, response) ->
                  read(
                      response.getStatusCode().value(), response.getBody().readAllBytes(), answer));
    } catch (ResourceAccessException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return new Reply.Unavailable<>(cause.getClass().getSimpleName());
    }
  }

  private <T> Reply<T> read(int status, byte[] body, Class<T> answer) {
    if (status / CLASS == SUCCESS) {
      return success(body, answer);
    }
    String code = code(body);
    boolean passing =
        status >= SERVER_ERROR
            || status == TOO_MANY_REQUESTS
            || status == REQUEST_TIMEOUT
            || PASSING.contains(code);
    return passing
        ? new Reply.Unavailable<>(status + " " + code)
        : new Reply.Refused<>(status, code);
  }

  private <T> Reply<T> success(byte[] body, Class<T> answer) {
    try {
      T value = json.readValue(body, answer);
      if (value != null) {
        return new Reply.Answered<>(value);
      }
    } catch (IOException e) {
      // The parser's message quotes the body, which may hold a name: only its type goes on.
      return unreadable(e.getClass().getSimpleName());
    }
    return unreadable("null");
  }

  private static <T> Reply<T> unreadable(String why) {
    return new Reply.Unavailable<>("UNREADABLE_ANSWER " + why);
  }

  private String code(byte[] body) {
    try {
      JsonNode problem = json.readTree(body);
      String code = problem == null ? "" : problem.path("code").asText("");
      return CODE.matcher(code).matches() ? code : "NO_CODE";
    } catch (IOException e) {
      return "NO_CODE";
    }
  }
}
