package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Switched-on trouble: rules that hold for the next so many requests, payments or webhooks. */
final class Trouble {

  /** What a rule does; the README says it for people. */
  enum Kind {
    ERROR_BEFORE,
    ERROR_AFTER,
    TIMEOUT_AFTER,
    DELAY,
    SILENCE,
    DECLINE,
    REFUND_PENDING,
    PAYOUT_FAILS,
    ONBOARDING,
    WEBHOOK_DUPLICATE,
    WEBHOOK_DELAY,
    WEBHOOK_REVERSE,
    WEBHOOK_DROP
  }

  private static final Set<Kind> OF_REQUESTS =
      EnumSet.of(Kind.ERROR_BEFORE, Kind.ERROR_AFTER, Kind.TIMEOUT_AFTER, Kind.DELAY, Kind.SILENCE);
  private static final List<String> KNOWN =
      List.of("kind", "times", "method", "path", "type", "millis", "copies", "card", "remembered");

  /**
   * One switch.
   *
   * @param method empty for any
   * @param path prefix of the request's path; empty for any
   * @param type prefix of the event's type; empty for any
   * @param millis how long, of real time
   * @param copies how often more
   * @param remembered whether the 500 is kept under the request's idempotency key
   */
  record Rule(
      String id,
      Kind kind,
      int times,
      String method,
      String path,
      String type,
      long millis,
      int copies,
      Card card,
      boolean remembered) {

    private Rule less() {
      return new Rule(id, kind, times - 1, method, path, type, millis, copies, card, remembered);
    }

    private JsonNode toJson() {
      return Json.object()
          .put("id", id)
          .put("kind", kind.name().toLowerCase(Locale.ROOT))
          .put("times", times)
          .put("method", method)
          .put("path", path)
          .put("type", type)
          .put("millis", millis)
          .put("copies", copies)
          .put("card", card.label())
          .put("remembered", remembered);
    }
  }

  private static final long DEFAULT_MILLIS = 30_000;

  private final List<Rule> rules = new ArrayList<>();

  /**
   * @throws IllegalArgumentException where the rule is none
   */
  synchronized JsonNode add(JsonNode given) {
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("unknown field " + name + ", known: " + KNOWN);
              }
            });
    Rule rule =
        new Rule(
            "trouble_" + Ids.random(8),
            kind(given.path("kind").asText()),
            given.path("times").asInt(1),
            given.path("method").asText("").toUpperCase(Locale.ROOT),
            given.path("path").asText(""),
            given.path("type").asText(""),
            given.path("millis").asLong(DEFAULT_MILLIS),
            given.path("copies").asInt(1),
            Card.labelled(given.path("card").asText("declined"))
                .orElseThrow(
                    () -> new IllegalArgumentException("unknown card, known: " + Card.labels())),
            given.path("remembered").asBoolean(true));
    rules.add(rule);
    return rule.toJson();
  }

  private static Kind kind(String name) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown kind, known: "
                        + Arrays.toString(Kind.values()).toLowerCase(Locale.ROOT)));
  }

  synchronized JsonNode list() {
    ObjectNode list = Json.object();
    rules.forEach(rule -> list.withArray("trouble").add(rule.toJson()));
    list.withArray("trouble");
    return list;
  }

  synchronized void clear() {
    rules.clear();
  }

  /** Uses up one request of the first rule that this request meets. */
  Optional<Rule> takeForRequest(String method, String path) {
    return take(
        rule ->
            OF_REQUESTS.contains(rule.kind())
                && (rule.method().isEmpty() || rule.method().equals(method))
                && path.startsWith(rule.path()));
  }

  /** Uses up one event of the first rule of the kind that this event meets. */
  Optional<Rule> takeForEvent(Kind kind, String type) {
    return take(rule -> rule.kind() == kind && type.startsWith(rule.type()));
  }

  /** Uses up one turn of the first rule of the kind. */
  Optional<Rule> take(Kind kind) {
    return take(rule -> rule.kind() == kind);
  }

  private synchronized Optional<Rule> take(Predicate<Rule> meets) {
    Optional<Rule> found = rules.stream().filter(meets).findFirst();
    found.ifPresent(
        rule -> {
          int at = rules.indexOf(rule);
          if (rule.times() > 1) {
            rules.set(at, rule.less());
          } else {
            rules.remove(at);
          }
        });
    return found;
  }

  /** The first rule of the kind, unused. */
  synchronized Optional<Rule> look(Kind kind) {
    return rules.stream().filter(rule -> rule.kind() == kind).findFirst();
  }

  /** Takes the rule away whatever is left of it. */
  synchronized void remove(Rule used) {
    rules.removeIf(rule -> rule.id().equals(used.id()));
  }
}
