package de.mojoinstitut.testkit.negative;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.testkit.TestTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NegativeCasesTest {

  private static final String DOCUMENT =
      """
      {"security": [{"bearer": []}], "paths": {"/api/things": {"post": {
        "parameters": [{"name": "Idempotency-Key", "in": "header", "required": true, "schema": {"type": "string", "maxLength": 255}}],
        "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
        "responses": {"201": {"description": "made", "content": {"application/json": {}}}, "400": {"description": "VALIDATION"}}}}},
       "components": {"schemas": {
        "Thing": {"type": "object", "required": ["name"], "properties": {
          "name": {"type": "string", "maxLength": 20},
          "count": {"type": "integer", "minimum": 1, "maximum": 9},
          "colour": {"type": "string", "enum": ["RED"]},
          "parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": {"$ref": "#/components/schemas/Part"}}}},
        "Part": {"type": "object", "required": ["at"], "properties": {"at": {"type": "string", "format": "date-time"}}}}}}""";

  private static final String BODY =
      "{'name': 'qzxmarker', 'count': 5, 'colour': 'RED', 'parts': [{'at': '2027-01-01T00:00:00Z'}]}";

  private static TestTokens tokens;

  @TempDir private Path folder;

  /** What running all tests of a server gave. */
  private record Outcome(List<String> names, List<String> failures, String report) {}

  @BeforeAll
  static void start() {
    tokens = TestTokens.start();
  }

  @AfterAll
  static void stop() {
    tokens.close();
  }

  @Test
  void shouldFailEveryCaseOfAServerThatTakesEverything() throws Exception {
    // when
    Outcome outcome = run(DOCUMENT, cases -> cases.sample("POST /api/things", sample(BODY)));

    // then
    List<String> cases =
        outcome.names().stream().filter(each -> each.startsWith("POST /api/things: ")).toList();
    assertThat(cases).hasSizeGreaterThan(80);
    for (String each : cases) {
      assertThat(outcome.failures())
          .as(each)
          .anyMatch(failure -> failure.startsWith(each + ": answered 201"));
    }
    assertThat(outcome.failures()).anyMatch(each -> each.contains("stored in thing: "));
    assertThat(outcome.failures()).anyMatch(each -> each.contains("logged something personal"));
    assertThat(outcome.report())
        .contains("things " + (cases.size() + 1) + " generated, 0 answered");
    assertThat(outcome.failures()).anyMatch(each -> each.contains("0 answered as documented"));
  }

  @Test
  void shouldSpoilEveryPropertyHoweverDeep() throws Exception {
    // when
    Outcome outcome = run(DOCUMENT, cases -> cases.sample("POST /api/things", sample(BODY)));

    // then
    assertThat(outcome.names())
        .contains(
            "POST /api/things: name missing → 400 VALIDATION",
            "POST /api/things: name too long → 400 VALIDATION",
            "POST /api/things: name with NUL → 400 VALIDATION",
            "POST /api/things: count too small → 400 VALIDATION",
            "POST /api/things: count a whole number as text → 400 VALIDATION",
            "POST /api/things: colour no such constant → 400 VALIDATION",
            "POST /api/things: parts with too many → 400 VALIDATION",
            "POST /api/things: parts[0] null → 400 VALIDATION",
            "POST /api/things: parts[0].at beyond every calendar → 400 VALIDATION",
            "POST /api/things: parts[0] with an unknown field → 400 VALIDATION",
            "POST /api/things: body over 256 KB → 413 TOO_LARGE",
            "POST /api/things: person's token: expired → 401 UNAUTHENTICATED",
            "POST /api/things: Idempotency-Key missing → 400 IDEMPOTENCY_KEY_REQUIRED",
            "POST /api/things: DELETE is not a method here → 405 METHOD_NOT_ALLOWED");
  }

  @Test
  void shouldWantASampleOfEveryOperation() throws Exception {
    assertThat(run(DOCUMENT, cases -> {}).failures())
        .anyMatch(each -> each.contains("POST /api/things has no sample"));
  }

  @Test
  void shouldNotKeepASampleOfAnOperationThatIsGone() throws Exception {
    assertThat(
            run(
                    DOCUMENT,
                    cases ->
                        cases
                            .sample("POST /api/things", sample(BODY))
                            .sample("GET /api/things", sample(BODY)))
                .failures())
        .anyMatch(each -> each.contains("GET /api/things has a sample but is not in"));
  }

  @Test
  void shouldWantEveryPropertyInASample() throws Exception {
    // given
    String without = BODY.replace("'count': 5, ", "");

    // when / then
    assertThat(run(DOCUMENT, cases -> cases.sample("POST /api/things", sample(without))).failures())
        .anyMatch(each -> each.contains("no sample has count"));
  }

  @Test
  void shouldWantTheMarkerInWhatIsPersonal() throws Exception {
    // given
    String unmarked = BODY.replace("qzxmarker", "Max");

    // when / then
    assertThat(
            run(DOCUMENT, cases -> cases.sample("POST /api/things", sample(unmarked))).failures())
        .anyMatch(each -> each.contains("name must contain qzxmarker"));
  }

  @Test
  void shouldWantLimitsInTheDocument() throws Exception {
    // given
    String unlimited = DOCUMENT.replace(", \"maxLength\": 20", "").replace(", \"maximum\": 9", "");

    // when / then
    assertThat(run(unlimited, cases -> cases.sample("POST /api/things", sample(BODY))).failures())
        .anyMatch(
            each -> each.contains("does not say a limit (maxLength, pattern, enum) of body.name"))
        .anyMatch(each -> each.contains("does not say minimum and maximum of body.count"));
  }

  @Test
  void shouldWantAnIdempotencyKeyForWhatWrites() throws Exception {
    // given
    String keyless = DOCUMENT.replace("Idempotency-Key", "x-other");

    // when / then
    assertThat(run(keyless, cases -> cases.sample("POST /api/things", sample(BODY))).failures())
        .anyMatch(each -> each.contains("POST /api/things takes no Idempotency-Key"));
  }

  @Test
  void shouldFailWhereASoundRequestIsRefused() throws Exception {
    // given
    String undocumented = DOCUMENT.replace("\"201\"", "\"200\"");

    // when / then
    assertThat(
            run(undocumented, cases -> cases.sample("POST /api/things", sample(BODY))).failures())
        .anyMatch(each -> each.contains("the sample is refused, or its status is not documented"));
  }

  private static Sample sample(String body) {
    return Sample.by(Credential.person(() -> tokens.person("user_max")))
        .body(body)
        .otherwise("count", 6);
  }

  private Outcome run(String document, Consumer<NegativeCases> samples) throws Exception {
    Path report = folder.resolve("negative-cases.txt");
    List<String> names = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    try (CredulousServer server = new CredulousServer(document)) {
      NegativeCases cases = NegativeCases.of("things", server.base(), server::rows, report);
      samples.accept(cases);
      for (DynamicTest test : flat(cases.nodes()).toList()) {
        names.add(test.getDisplayName());
        try {
          test.getExecutable().execute();
        } catch (AssertionError e) {
          failures.addAll(String.valueOf(e.getMessage()).lines().toList());
        } catch (Throwable e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return new Outcome(names, failures, Files.readString(report));
  }

  private static Stream<DynamicTest> flat(Stream<? extends DynamicNode> nodes) {
    return nodes.flatMap(
        node ->
            node instanceof DynamicContainer container
                ? flat(container.getChildren())
                : Stream.of((DynamicTest) node));
  }
}
