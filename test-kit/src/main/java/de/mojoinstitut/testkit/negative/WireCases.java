package de.mojoinstitut.testkit.negative;

import de.mojoinstitut.testkit.negative.Case.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Bodies that are no JSON object at all, are too large, or are of another kind; other methods. */
final class WireCases {

  private static final int LIMIT = 256 * 1024;
  private static final Answer MALFORMED = Answer.of(400, "MALFORMED_JSON");
  private static final Answer TOO_LARGE = Answer.of(413, "TOO_LARGE");
  private static final Answer OTHER_TYPE = Answer.of(415, "UNSUPPORTED_MEDIA_TYPE");

  private WireCases() {}

  static List<Case> of(Operation operation, Request sound) {
    List<Case> cases = new ArrayList<>();
    if (operation.body() != null) {
      Request large = sound.body(padded(Objects.requireNonNull(sound.body())));
      cases.add(Case.of("body over 256 KB", large, TOO_LARGE));
      cases.add(Case.of("body over 256 KB of unknown length", large.inChunks(), TOO_LARGE));
    }
    if (operation.body() == null && operation.secured() && !operation.method().equals("GET")) {
      cases.add(
          Case.of(
              "a body though none is taken",
              sound.body("{\"surprise\": \"" + Sample.MARKER + "\"}"),
              Answer.invalid("surprise", "UNKNOWN_FIELD")));
    }
    if (operation.takesObject()) {
      malformed(sound, cases);
      types(sound, cases);
    }
    if (operation.answers()) {
      Answer answer = Answer.of(406, "NOT_ACCEPTABLE");
      cases.add(Case.of("answer wanted as XML", sound.header("Accept", "text/xml"), answer));
    }
    return cases;
  }

  private static void malformed(Request sound, List<Case> cases) {
    String text = new String(Objects.requireNonNull(sound.body()), StandardCharsets.UTF_8);
    String member = text.equals("{}") ? "" : "," + text.substring(1);
    String closed = member.isEmpty() ? "}" : member;
    malformed(cases, sound, "empty body", "");
    malformed(cases, sound, "blank body", "  ");
    malformed(cases, sound, "body null", "null");
    malformed(cases, sound, "body is an array", "[" + text + "]");
    malformed(cases, sound, "body is a string", "\"" + Sample.MARKER + "\"");
    malformed(cases, sound, "body is a number", "5");
    malformed(cases, sound, "body breaks off", text.substring(0, text.length() - 1));
    malformed(cases, sound, "body in single quotes", "{'" + Sample.MARKER + "': 1}");
    malformed(cases, sound, "comment in the body", "/* " + Sample.MARKER + " */" + text);
    malformed(cases, sound, "garbage behind the body", text + " " + Sample.MARKER);
    malformed(cases, sound, "two bodies", text + text);
    first(text)
        .ifPresent(
            key -> malformed(cases, sound, "duplicate " + key, "{\"" + key + "\":null" + closed));
    malformed(cases, sound, "form instead of JSON", Sample.MARKER + "=1&b=2");
    cases.add(
        Case.of(
            "invalid UTF-8",
            sound.body(("{\"\u00ff\u00fe\":1" + closed).getBytes(StandardCharsets.ISO_8859_1)),
            MALFORMED));
  }

  private static Optional<String> first(String body) {
    String[] parts = body.split("\"", 3);
    return parts.length < 3 ? Optional.empty() : Optional.of(parts[1]);
  }

  private static void malformed(List<Case> cases, Request sound, String name, String body) {
    cases.add(Case.of(name, sound.body(body), MALFORMED));
  }

  private static void types(Request sound, List<Case> cases) {
    for (String type : List.of("text/plain", "application/xml", "nonsense")) {
      cases.add(Case.of("content type " + type, sound.header("Content-Type", type), OTHER_TYPE));
    }
    cases.add(Case.of("no content type", sound.header("Content-Type", null), OTHER_TYPE));
  }

  private static byte[] padded(byte[] body) {
    byte[] padded = new byte[LIMIT + 1 + body.length];
    Arrays.fill(padded, (byte) ' ');
    System.arraycopy(body, 0, padded, padded.length - body.length, body.length);
    return padded;
  }

  /**
   * What belongs to a path and to no operation of it.
   *
   * @param secured whether the sound request has a token; without one nobody learns what is missing
   */
  static List<Case> ofPath(Request sound, boolean secured, List<String> knownMethods) {
    List<Case> cases = new ArrayList<>();
    for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
      if (!knownMethods.contains(method)) {
        cases.add(
            Case.undocumented(
                method + " is not a method here",
                sound.to(method, sound.path()),
                Answer.of(405, "METHOD_NOT_ALLOWED")));
      }
    }
    if (secured) {
      cases.add(
          Case.undocumented(
              "nothing below it",
              sound.to(sound.method(), sound.path() + "/no/such/thing"),
              Answer.of(404, "NOT_FOUND")));
    }
    return cases;
  }
}
