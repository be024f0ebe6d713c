package de.mojoinstitut.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.mojoinstitut.testkit.TestDatabase;
import de.mojoinstitut.testkit.TestTokens;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "mojo.application=hub",
      "spring.datasource.username=hub_login",
      "spring.flyway.user=hub_owner",
      "spring.flyway.locations=classpath:db/chassis",
      "spring.flyway.schemas=hub",
      "spring.flyway.create-schemas=false",
      "spring.flyway.placeholders.api=hub_api",
      "spring.flyway.placeholders.worker=hub_worker"
    })
class ProblemsTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final TestTokens TOKENS = TestTokens.start();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", DATABASE::url);
    registry.add("spring.flyway.url", DATABASE::url);
    registry.add("test.issuer", TOKENS::issuer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                               | 400 | MALFORMED_JSON |       |
                                                          | 400 | MALFORMED_JSON |       |
          {"name":"a","count":1,"count":2}                | 400 | MALFORMED_JSON |       |
          {"name":"a","count":1} x                        | 400 | MALFORMED_JSON |       |
          {"name":"a","count":1} {}                       | 400 | MALFORMED_JSON |       |
          []                                              | 400 | MALFORMED_JSON |       |
          {"name":"a","count":1,"at":1900000000}          | 400 | VALIDATION     | at    | INVALID
          {"name":"a","count":1,"at":""}                  | 400 | VALIDATION     | at    | INVALID
          {"name":"a","count":1,"at":"+10000-01-01T00:00:00Z"} | 400 | VALIDATION | at   | INVALID
          {"name":"a","count":1,"on":[2027,1,15]}         | 400 | VALIDATION     | on    | INVALID
          {"name":"a","count":1,"on":"2027-02-30"}        | 400 | VALIDATION     | on    | INVALID
          {"name":"a","count":1,"parts":[{"size":"x"}]}   | 400 | VALIDATION     | parts[0].size | INVALID
          {"name":"a","count":1,"parts":[{"size":0}]}     | 400 | VALIDATION     | parts[0].size | POSITIVE
          {"name":"a","count":1,"currency":"QQQ"}         | 400 | VALIDATION     | currency | ISO_CURRENCY
          {"name":"a","count":1,"size":2}                 | 400 | VALIDATION     | size  | UNKNOWN_FIELD
          {"name":"a","count":"1"}                        | 400 | VALIDATION     | count | INVALID
          {"name":"a","count":1.5}                        | 400 | VALIDATION     | count | INVALID
          {"name":"a"}                                    | 400 | VALIDATION     | count | INVALID
          {"name":7,"count":1}                            | 400 | VALIDATION     | name  | INVALID
          {"name":"a","count":1,"colour":"BLUE"}          | 400 | VALIDATION     | colour| INVALID
          {"name":"a","count":1,"colour":0}               | 400 | VALIDATION     | colour| INVALID
          {"name":" ","count":1}                          | 400 | VALIDATION     | name  | REQUIRED
          {"name":"abcdef","count":1}                     | 400 | VALIDATION     | name  | SIZE
          {"name":"a\\u0000","count":1}                   | 400 | VALIDATION     | name  | PLAIN_TEXT
          {"name":"a\\u2028b","count":1}                  | 400 | VALIDATION     | name  | PLAIN_TEXT
          {"name":"\\u3000","count":1}                    | 400 | VALIDATION     | name  | PLAIN_TEXT
          {"name":"\\u00a0","count":1}                    | 400 | VALIDATION     | name  | PLAIN_TEXT
          {"name":"\\u200b","count":1}                    | 400 | VALIDATION     | name  | PLAIN_TEXT
          {"name":"\\ufeff","count":1}                    | 400 | VALIDATION     | name  | PLAIN_TEXT
          {"name":"\\u3164","count":1}                    | 400 | VALIDATION     | name  | PLAIN_TEXT
          {"name":"\\u0301","count":1}                    | 400 | VALIDATION     | name  | PLAIN_TEXT
          {"name":"a\\u202e","count":1}                   | 400 | VALIDATION     | name  | PLAIN_TEXT
          {"name":"\\u2067a","count":1}                   | 400 | VALIDATION     | name  | PLAIN_TEXT
          {"name":"a\\u202c","count":1}                   | 400 | VALIDATION     | name  | PLAIN_TEXT
          """)
  void shouldRefuseABody(String body, int status, String code, String field, String fieldCode) {
    // when
    var answer = send(post(body == null ? "" : body));

    // then
    assertThat(answer.statusCode()).isEqualTo(status);
    JsonNode problem = problem(answer);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    if (field != null) {
      assertThat(problem.path("errors")).hasSize(1);
      assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
      assertThat(problem.at("/errors/0/code").asText()).isEqualTo(fieldCode);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nowhere, 404, NOT_FOUND",
    "DELETE, /things, 405, METHOD_NOT_ALLOWED",
    "GET, /things, 400, VALIDATION",
    "GET, /things?limit=0, 400, VALIDATION",
    "GET, /things?limit=many, 400, VALIDATION",
    "GET, /away, 503, TEMPORARILY_UNAVAILABLE",
    "GET, /broken, 500, INTERNAL",
    "GET, /a//b, 400, VALIDATION",
    "GET, /a%00b, 400, VALIDATION",
    "GET, /a%2Fb, 400, VALIDATION"
  })
  void shouldAnswerWithAProblem(
      String method, String path, int status, String code, CapturedOutput output) {
    // when
    var answer = send(request(path).method(method, BodyPublishers.noBody()));

    // then
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(problem(answer).path("code").asText()).isEqualTo(code);
    assertThat(answer.body() + output).doesNotContain("Max Muster");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "\u0928\u092e",
        "\u2067a\u2069",
        "\u202ba\u202c",
        "\ud83d\ude00",
        "\u200da",
        "7"
      })
  void shouldTakeWhatCanBeSeen(String name) {
    assertThat(send(post("{\"name\":\"" + name + "\",\"count\":1}")).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | /api/things?limit=1&status=x  |         | status | UNKNOWN_PARAMETER
          GET  | /api/things?Limit=1           |         | Limit  | UNKNOWN_PARAMETER
          POST | /api/things/7/cancellation?x= |         | x      | UNKNOWN_PARAMETER
          POST | /api/things/7/cancellation    | {"x":1} | x      | UNKNOWN_FIELD
          POST | /api/things/7/cancellation    | [1]     |        | MALFORMED_JSON
          POST | /api/things/7/cancellation    | {       |        | MALFORMED_JSON
          """)
  void shouldRefuseWhatItDoesNotKnow(
      String method, String path, @Nullable String body, @Nullable String field, String code) {
    // when
    var answer =
        send(request(path).method(method, BodyPublishers.ofString(body == null ? "" : body)));

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode problem = problem(answer);
    assertThat(problem.at("/errors/0/field").asText(null)).isEqualTo(field);
    assertThat(problem.at(field == null ? "/code" : "/errors/0/code").asText()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{}"})
  void shouldTakeABodyThatSaysNothing(String body) {
    assertThat(
            send(request("/api/things/7/cancellation")
                    .method("POST", BodyPublishers.ofString(body)))
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Idempotency-Key", "x-scope", "Authorization"})
  void shouldRefuseControlCharactersInAHeader(String header, CapturedOutput output)
      throws IOException {
    for (String control : List.of("\u0080", "\u0085", "\u009f")) {
      assertThat(statusLine(header, "a" + control)).contains(" 400 ");
    }
    assertThat(output).doesNotContain(" ERROR ");
  }

  /** Byte by byte, as the JDK's client would not send it. */
  private String statusLine(String header, String value) throws IOException {
    String body = "{\"name\":\"a\",\"count\":1}";
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(
        Map.of(
            "Host", "localhost",
            "Connection", "close",
            "Authorization", "Bearer " + TOKENS.person("user_max").token(),
            "Content-Type", "application/json",
            "Content-Length", String.valueOf(body.length()),
            "Idempotency-Key", "key"));
    headers.put(header, value);
    StringBuilder request = new StringBuilder("POST /things HTTP/1.1\r\n");
    headers.forEach((name, each) -> request.append(name).append(": ").append(each).append("\r\n"));
    request.append("\r\n").append(body);
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
          .readLine();
    }
  }

  @Test
  void shouldLetPagesOfAnAllowedOriginCall() {
    // when
    var preflight =
        send(
            HttpRequest.newBuilder(uri("/things"))
                .header("Origin", TestTokens.ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header(
                    "Access-Control-Request-Headers",
                    "authorization,content-type,idempotency-key,x-tenant-id")
                .method("OPTIONS", BodyPublishers.noBody()));
    var call = send(request("/things?limit=1").header("Origin", TestTokens.ORIGIN));
    var refused =
        send(HttpRequest.newBuilder(uri("/things?limit=1")).header("Origin", TestTokens.ORIGIN));

    // then
    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(call.statusCode()).isEqualTo(200);
    assertThat(refused.statusCode()).isEqualTo(401);
    for (var answer : List.of(preflight, call, refused)) {
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
          .hasValue(TestTokens.ORIGIN);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://localhost:8090.evil.example"})
  void shouldRefusePagesOfOtherOrigins(String origin) {
    // when
    var preflight =
        send(
            HttpRequest.newBuilder(uri("/things"))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    var call = send(request("/things?limit=1").header("Origin", origin));

    // then
    for (var answer : List.of(preflight, call)) {
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(problem(answer).path("code").asText()).isEqualTo("FORBIDDEN");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void shouldNameTheFieldWhereThePathIsCheckedToo() {
    // when
    var answer =
        send(
            request("/things/1")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"name\":\" \",\"count\":1}")));

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(problem(answer).at("/errors/0/field").asText()).isEqualTo("name");
    assertThat(problem(answer).at("/errors/0/code").asText()).isEqualTo("REQUIRED");
  }

  @Test
  void shouldReadTimesThatAreText() {
    // given
    String body =
        "{\"name\":\"a\",\"count\":1,\"at\":\"2027-01-15T10:00:00+01:00\",\"on\":\"2027-01-15\",\"currency\":\"EUR\"}";

    // when / then
    assertThat(send(post(body)).statusCode()).isEqualTo(201);
  }

  @Test
  void shouldWantAnIdempotencyKey() {
    var answer =
        send(
            request("/things")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"a\",\"count\":1}")));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(problem(answer).path("code").asText()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
  }

  @Test
  void shouldRefuseAnotherMediaType() {
    var answer =
        send(
            request("/things")
                .header("Content-Type", "text/plain")
                .header("Idempotency-Key", "k")
                .POST(BodyPublishers.ofString("a")));

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(problem(answer).path("code").asText()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void shouldRefuseALongBodyByItsDeclaredLength() {
    assertThatTooLarge(BodyPublishers.ofString(longBody()));
  }

  @Test
  void shouldRefuseALongBodyWhileItIsRead() {
    assertThatTooLarge(
        BodyPublishers.ofInputStream(
            () -> new ByteArrayInputStream(longBody().getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void shouldWantAToken() {
    // when
    var none = send(HttpRequest.newBuilder(uri("/things?limit=1")));
    var forged =
        send(
            HttpRequest.newBuilder(uri("/things?limit=1"))
                .header(
                    "Authorization",
                    "Bearer " + TOKENS.person("user_max").signedByStranger().token()));
    var garbage =
        send(HttpRequest.newBuilder(uri("/things?limit=1")).header("Authorization", "Bearer abc"));

    // then
    for (var answer : new HttpResponse<?>[] {none, forged, garbage}) {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
      assertThat(String.valueOf(answer.body())).contains("\"code\":\"UNAUTHENTICATED\"");
    }
  }

  @Test
  void shouldNotBlameACallerWhoseIssuersKeysAreAway() {
    // when
    var answer =
        send(
            HttpRequest.newBuilder(uri("/things?limit=1"))
                .header(
                    "Authorization",
                    "Bearer "
                        + TOKENS
                            .person("user_max")
                            .claim("iss", ThingsApplication.KEYLESS_ISSUER)
                            .token()));

    // then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(problem(answer).path("code").asText()).isEqualTo("TEMPORARILY_UNAVAILABLE");
  }

  @Test
  void shouldLetEverybodyUseWhatIsOpen() {
    assertThat(send(HttpRequest.newBuilder(uri("/open"))).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldTellTheCallerApart() {
    var answer = send(request("/things?limit=1"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"caller\":\"user_max\"");
  }

  @Test
  void shouldRefuseAScopeWithAllMembersOfTheProblem() {
    var answer = send(request("/things?limit=1").header("x-scope", "refused"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(problem(answer).at("/errors/0/field").asText()).isEqualTo("x-scope");
  }

  @Test
  void shouldSayWhenAScopeCannotBeFoundForNow(CapturedOutput output) {
    var answer = send(request("/things?limit=1").header("x-scope", "away"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(problem(answer).path("code").asText()).isEqualTo("TEMPORARILY_UNAVAILABLE");
    assertThat(output).doesNotContain("Max Muster");
  }

  private void assertThatTooLarge(BodyPublisher body) {
    var answer =
        send(
            request("/things")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(body));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(problem(answer).path("code").asText()).isEqualTo("TOO_LARGE");
  }

  private static String longBody() {
    return "{\"name\":\"" + "a".repeat(BodyLimitFilter.LIMIT_BYTES) + "\",\"count\":1}";
  }

  private HttpRequest.Builder post(String body) {
    return request("/things")
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path))
        .header("Authorization", "Bearer " + TOKENS.person("user_max").token());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode problem(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    try {
      JsonNode problem = new ObjectMapper().readTree(answer.body());
      assertThat(problem.path("status").asInt()).isEqualTo(answer.statusCode());
      assertThat(problem.path("title").asText()).isNotEmpty();
      return problem;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
