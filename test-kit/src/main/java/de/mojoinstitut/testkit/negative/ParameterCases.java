package de.mojoinstitut.testkit.negative;

import de.mojoinstitut.testkit.negative.Case.Answer;
import de.mojoinstitut.testkit.negative.Operation.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing wrong in the path, in the query or with the idempotency key. */
final class ParameterCases {

  static final String UNKNOWN_ID = "no_such_id";

  private static final int LONG_TEXT = 2_000;

  private ParameterCases() {}

  static List<Case> of(Operation operation, Sample sample, Request sound) {
    List<Case> cases = new ArrayList<>();
    for (Parameter parameter : operation.parametersIn("query")) {
      query(parameter, sound, cases);
    }
    for (Parameter parameter : operation.parametersIn("path")) {
      variable(parameter, sample, sound, cases);
    }
    if (operation.secured()) {
      cases.add(
          Case.of(
              "an unknown parameter",
              sound.query("surprise", Sample.MARKER),
              Answer.invalid("surprise", "UNKNOWN_PARAMETER")));
    }
    if (operation.isIdempotent()) {
      key(sound, cases);
    }
    return cases;
  }

  private static void query(Parameter parameter, Request sound, List<Case> cases) {
    String name = parameter.name();
    Answer answer = Answer.invalid(name);
    if (parameter.required()) {
      cases.add(Case.of(name + " missing", sound.query(name, null), answer));
    }
    badTexts(parameter.schema(), name)
        .forEach(
            (what, bad) -> cases.add(Case.of(name + " " + what, sound.query(name, bad), answer)));
  }

  private static Map<String, String> badTexts(Schema schema, String name) {
    Map<String, String> bad = new LinkedHashMap<>();
    switch (schema.type()) {
      case "integer" -> {
        bad.put("no number", Sample.MARKER);
        bad.put("a fraction", "1.5");
        bad.put("beyond long", "99999999999999999999");
        bad.put("too small", String.valueOf(orZero(schema.minimum()) - 1));
        bad.put("negative", "-5");
        bad.put("too large", String.valueOf(orZero(schema.maximum()) + 1));
      }
      case "boolean" -> bad.put("no boolean", Sample.MARKER);
      default -> texts(schema, name, bad);
    }
    return bad;
  }

  private static void texts(Schema schema, String name, Map<String, String> bad) {
    bad.put("with a bell", "a\u0007b");
    bad.put("with NUL", "a\u0000b");
    bad.put("of two lines", "a\nb");
    if (schema.isEnum()) {
      bad.put("no such constant", "NO_" + Sample.MARKER);
    } else if (schema.isTime()) {
      bad.put("no time", Sample.MARKER);
      bad.put("a day that is not", "2027-02-30T10:00:00Z");
      bad.put("beyond every calendar", "+1000000000-12-31T23:59:59Z");
    } else if (schema.pattern() != null) {
      bad.put("against the pattern", "§ " + Sample.MARKER);
    }
    if (name.equals("cursor")) {
      bad.put("no base64", "!");
      bad.put("nobody's", base64(Sample.MARKER));
      bad.put("with a control character inside", base64("2027-01-01T00:00:00Z a\u0000b"));
      bad.put("beyond every calendar inside", base64("+1000000000-12-31T23:59:59Z id"));
      bad.put("beyond long inside", base64("s99999999999999999999"));
      bad.put("negative inside", base64("s-1"));
    }
    bad.put("too long", "a".repeat(tooLong(schema)));
  }

  private static void variable(
      Parameter parameter, Sample sample, Request sound, List<Case> cases) {
    String name = parameter.name();
    // What the firewall in front of the application refuses, it refuses without naming a field.
    Answer refused = Answer.of(400, "VALIDATION");
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("with a bell", "a\u0007b");
    bad.put("with NUL", "a\u0000b");
    bad.put("of two lines", "a\nb");
    bad.put("with a slash", "a/b");
    bad.put("blank", " ");
    bad.put("too long", "a".repeat(tooLong(parameter.schema())));
    if (parameter.schema().pattern() != null) {
      bad.put("against the pattern", "§ a");
    }
    bad.forEach(
        (what, value) ->
            cases.add(Case.of(name + " " + what, sound.variable(name, value), refused)));
    if (!sample.isFree(name)) {
      cases.add(
          new Case(
              name + " unknown",
              sound.variable(name, UNKNOWN_ID),
              Answer.of(404, "NOT_FOUND"),
              RefusalCases.KEPT,
              true));
    }
  }

  private static void key(Request sound, List<Case> cases) {
    String header = Operation.IDEMPOTENCY_KEY;
    cases.add(
        Case.of(
            "Idempotency-Key missing",
            sound.header(header, null),
            Answer.of(400, "IDEMPOTENCY_KEY_REQUIRED")));
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("empty", "");
    bad.put("too long", "k".repeat(256));
    bad.put("with a blank", "a b");
    bad.put("with a control character", "a\tb");
    bad.forEach(
        (what, value) ->
            cases.add(
                Case.of(
                    "Idempotency-Key " + what,
                    sound.header(header, value),
                    Answer.invalid(header))));
  }

  private static int tooLong(Schema schema) {
    Long longest = schema.maxLength();
    return longest == null ? LONG_TEXT : Math.toIntExact(longest) + 1;
  }

  private static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
