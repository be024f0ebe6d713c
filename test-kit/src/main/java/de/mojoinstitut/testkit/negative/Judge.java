package de.mojoinstitut.testkit.negative;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.testkit.negative.Case.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is wrong with an answer to a bad request, and with what it left behind. */
final class Judge {

  private final List<String> complaints = new ArrayList<>();

  private Judge() {}

  /** Everything that a request left: its answer, log lines, and the rows before and after. */
  record Traces(
      Reply reply, List<String> log, Map<String, String> before, Map<String, String> after) {}

  /**
   * @return one sentence per fault, none where all is well
   */
  static List<String> complaints(Operation operation, Case asked, Traces traces) {
    Judge judge = new Judge();
    judge.answer(asked.answer(), traces.reply());
    if (asked.documented()) {
      judge.documented(operation, asked.answer());
    }
    judge.rows(asked.mayStore(), traces);
    judge.log(asked.request(), traces.log());
    judge.echo(traces.reply());
    return judge.complaints;
  }

  private void complain(String complaint) {
    complaints.add(complaint);
  }

  private void answer(Answer expected, Reply reply) {
    JsonNode problem = reply.json();
    String code = problem.path("code").asText();
    if (reply.status() != expected.status() || !code.equals(expected.code())) {
      complain("answered " + reply.status() + " " + code + " instead of " + expected);
    }
    if (!reply.contentType().startsWith("application/problem+json")) {
      complain("the answer is no problem+json but " + reply.contentType());
    }
    if (problem.path("status").asInt() != reply.status()) {
      complain("the problem names another status than its answer has");
    }
    if (expected.field() != null && !names(problem.path("errors"), expected)) {
      complain("no error names " + expected.field() + " " + expected.fieldCode());
    }
  }

  private static boolean names(JsonNode errors, Answer expected) {
    for (JsonNode error : errors) {
      String code = error.path("code").asText();
      if (error.path("field").asText().equals(expected.field())
          && !code.isEmpty()
          && (expected.fieldCode() == null || code.equals(expected.fieldCode()))) {
        return true;
      }
    }
    return false;
  }

  private void documented(Operation operation, Answer expected) {
    if (!operation.documents(expected.status(), expected.code())) {
      complain("the document does not list " + expected);
    }
  }

  private void rows(Set<String> allowed, Traces traces) {
    traces
        .after()
        .forEach(
            (table, rows) -> {
              String before = traces.before().get(table);
              if (!Objects.equals(before, rows) && !allowed.contains(table)) {
                complain("stored in " + table + ": " + before + " → " + rows);
              }
            });
  }

  private void log(Request request, List<String> log) {
    String authorization = request.headers().getOrDefault("Authorization", "");
    String token = authorization.substring(authorization.indexOf(' ') + 1);
    for (String line : log) {
      if (line.toLowerCase(Locale.ROOT).contains(Sample.MARKER)) {
        complain("logged something personal: " + line);
      }
      if (token.length() > 10 && line.contains(token)) {
        complain("logged the token: " + line);
      }
    }
  }

  private void echo(Reply reply) {
    if (reply.body().toLowerCase(Locale.ROOT).contains(Sample.MARKER)) {
      complain("the answer repeats the request");
    }
  }
}
