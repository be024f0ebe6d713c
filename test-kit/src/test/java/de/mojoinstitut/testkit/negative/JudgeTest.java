package de.mojoinstitut.testkit.negative;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.testkit.negative.Judge.Traces;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static final String PROBLEM = "application/problem+json";
  private static final String SOUND =
      "{\"status\": 400, \"code\": \"VALIDATION\", \"errors\": [{\"field\": \"name\", \"code\": \"SIZE\"}]}";
  private static final Map<String, String> ROWS = Map.of("thing", "1 rows, 0");
  private static final Operation OPERATION =
      new Operation(
          "POST",
          "/things",
          List.of(),
          null,
          Map.of(400, "VALIDATION, MALFORMED_JSON"),
          true,
          true);
  private static final Case CASE =
      Case.of(
          "name too long",
          Request.of("POST", "/things").bearer("aaaaaa.bbbbbb.cccccc"),
          Case.Answer.invalid("name"));

  @Test
  void shouldPassWhatIsAnsweredAsDocumented() {
    assertThat(judge(new Reply(400, PROBLEM, SOUND), List.of("INFO booking_1"), ROWS)).isEmpty();
  }

  @Test
  void shouldNoticeAnotherStatus() {
    assertThat(judge(new Reply(500, PROBLEM, "{\"status\": 500, \"code\": \"INTERNAL\"}")))
        .anyMatch(each -> each.contains("answered 500 INTERNAL instead of 400 VALIDATION"));
  }

  @Test
  void shouldNoticeAnotherCode() {
    assertThat(judge(new Reply(400, PROBLEM, SOUND.replace("VALIDATION", "MALFORMED_JSON"))))
        .containsExactly("answered 400 MALFORMED_JSON instead of 400 VALIDATION");
  }

  @Test
  void shouldNoticeAnAnswerThatIsNoProblem() {
    assertThat(judge(new Reply(400, "text/html", "<h1>Bad Request</h1>")))
        .anyMatch(each -> each.contains("no problem+json but text/html"));
  }

  @Test
  void shouldNoticeAStatusThatDisagreesWithTheBody() {
    assertThat(judge(new Reply(400, PROBLEM, SOUND.replace("400", "422"))))
        .containsExactly("the problem names another status than its answer has");
  }

  @Test
  void shouldNoticeThatNoErrorNamesTheField() {
    assertThat(judge(new Reply(400, PROBLEM, SOUND.replace("name", "body"))))
        .anyMatch(each -> each.contains("no error names name"));
  }

  @Test
  void shouldNoticeAnotherReasonForTheField() {
    // given
    Case missing = Case.of("name missing", CASE.request(), Case.Answer.invalid("name", "REQUIRED"));

    // when / then
    assertThat(
            Judge.complaints(
                OPERATION,
                missing,
                new Traces(new Reply(400, PROBLEM, SOUND), List.of(), ROWS, ROWS)))
        .containsExactly("no error names name REQUIRED");
  }

  @Test
  void shouldNoticeAnAnswerThatTheDocumentDoesNotList() {
    // given
    Case conflict = Case.of("taken", CASE.request(), Case.Answer.of(409, "WRONG_STATE"));
    Case otherCode = Case.of("odd", CASE.request(), Case.Answer.of(400, "VALID"));
    Reply reply = new Reply(409, PROBLEM, "{\"status\": 409, \"code\": \"WRONG_STATE\"}");

    // when / then
    assertThat(Judge.complaints(OPERATION, conflict, new Traces(reply, List.of(), ROWS, ROWS)))
        .containsExactly("the document does not list 409 WRONG_STATE");
    assertThat(Judge.complaints(OPERATION, otherCode, new Traces(reply, List.of(), ROWS, ROWS)))
        .contains("the document does not list 400 VALID");
  }

  @Test
  void shouldNoticeAStoredRow() {
    assertThat(judge(new Reply(400, PROBLEM, SOUND), List.of(), Map.of("thing", "2 rows, 0")))
        .containsExactly("stored in thing: 1 rows, 0 → 2 rows, 0");
  }

  @Test
  void shouldNoticeARowOfATableThatMayNotHaveIt() {
    // given
    Case kept = new Case("taken", CASE.request(), CASE.answer(), Set.of("idempotency"), true);
    Map<String, String> after = Map.of("thing", "2 rows, 0", "idempotency", "1 rows, 5");

    // when / then
    assertThat(
            Judge.complaints(
                OPERATION,
                kept,
                new Traces(new Reply(400, PROBLEM, SOUND), List.of(), ROWS, after)))
        .containsExactly("stored in thing: 1 rows, 0 → 2 rows, 0");
  }

  @Test
  void shouldNoticeSomethingPersonalInTheLog() {
    assertThat(judge(new Reply(400, PROBLEM, SOUND), List.of("WARN refused QzxMarker"), ROWS))
        .containsExactly("logged something personal: WARN refused QzxMarker");
  }

  @Test
  void shouldNoticeTheTokenInTheLog() {
    assertThat(judge(new Reply(400, PROBLEM, SOUND), List.of("INFO aaaaaa.bbbbbb.cccccc"), ROWS))
        .containsExactly("logged the token: INFO aaaaaa.bbbbbb.cccccc");
  }

  @Test
  void shouldNoticeAnAnswerThatRepeatsTheRequest() {
    assertThat(judge(new Reply(400, PROBLEM, SOUND.replace("SIZE", Sample.MARKER))))
        .containsExactly("the answer repeats the request");
  }

  private static List<String> judge(Reply reply) {
    return judge(reply, List.of(), ROWS);
  }

  private static List<String> judge(Reply reply, List<String> log, Map<String, String> after) {
    return Judge.complaints(OPERATION, CASE, new Traces(reply, log, ROWS, after));
  }
}
