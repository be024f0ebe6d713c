package de.mojoinstitut.connectors.kontakte;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.mojoinstitut.chassis.security.ServiceTokens;
import de.mojoinstitut.core.OutsideUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** One POST to kontakte.mojo: token, tenant and key on the way out, three kinds of answer back. */
final class KontakteApi {

  private static final String SYSTEM = "kontakte";
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
  private final RestClient http;
  private final ServiceTokens tokens;

  KontakteApi(KontakteSettings settings, ServiceTokens tokens) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .build();
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(settings.readTimeout());
    this.http =
        RestClient.builder().requestFactory(requests).baseUrl(settings.url().toString()).build();
    this.tokens = tokens;
  }

  /** The bytes that go out; a key may be made of them. */
  byte[] write(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param path template with {@code {name}} parts for the variables
   * @throws OutsideUnavailableException 5xx, 408, 429, a twin under way, no answer, no readable
   *     answer
   * @throws KontakteRejectedException any other answer that is not a success
   */
  <T> T post(
      String tenant, String key, byte[] body, Class<T> answer, String path, Object... variables) {
    try {
      return http.post()
          .uri(path, variables)
          .headers(headers -> headers.setBearerAuth(tokens.issue(SYSTEM, tenant)))
          .header("x-tenant-id", tenant)
          .header("Idempotency-Key", key)
          .contentType(MediaType.APPLICATION_JSON)
          .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
          .body(body)
          .exchangeForRequiredValue(
              (request, response) ->
                  read(
                      response.getStatusCode().value(), response.getBody().readAllBytes(), answer));
    } catch (ResourceAccessException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new OutsideUnavailableException(SYSTEM, cause.getClass().getSimpleName());
    }
  }

  private <T> T read(int status, byte[] body, Class<T> answer) {
    if (status / CLASS == SUCCESS) {
      return success(body, answer);
    }
    String code = code(body);
    boolean passing =
        status >= SERVER_ERROR
            || status == TOO_MANY_REQUESTS
            || status == REQUEST_TIMEOUT
            || PASSING.contains(code);
    if (passing) {
      throw new OutsideUnavailableException(SYSTEM, status + " " + code);
    }
    throw new KontakteRejectedException(status, code);
  }

  private <T> T success(byte[] body, Class<T> answer) {
    try {
      T value = json.readValue(body, answer);
      if (value != null) {
        return value;
      }
    } catch (IOException e) {
      // The parser's message quotes the body, which may hold a name: only its type goes on.
      throw unreadable(e.getClass().getSimpleName());
    }
    throw unreadable("null");
  }

  /** The effect is not known, and asking again under the same key is safe. */
  static OutsideUnavailableException unreadable(String why) {
    return new OutsideUnavailableException(SYSTEM, "UNREADABLE_ANSWER " + why);
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
