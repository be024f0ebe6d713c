package de.mojoinstitut.testkit.negative;

import de.mojoinstitut.testkit.negative.Case.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who calls, for which tenant, and what the application's own table adds. */
final class RefusalCases {

  /** Where a use case's refusal is kept for a repeated request. */
  static final Set<String> KEPT = Set.of("idempotency");

  private static final Answer UNAUTHENTICATED = Answer.of(401, "UNAUTHENTICATED");
  private static final Answer FORBIDDEN = Answer.of(403, "FORBIDDEN");
  private static final String UNKNOWN_TENANT = "tenant_nobody";

  private RefusalCases() {}

  static List<Case> of(Operation operation, Sample sample, Request sound) {
    List<Case> cases = new ArrayList<>();
    if (operation.secured()) {
      identity(sample, sound, cases);
    }
    if (operation.hasHeader(Operation.TENANT)) {
      tenant(sample.callers().getFirst(), sound, cases);
    }
    for (Sample.Refusal each : sample.refusals()) {
      cases.add(
          new Case(
              each.name(),
              each.change().apply(sound),
              each.answer(),
              each.keeps() ? KEPT : Set.of(),
              true));
    }
    return cases;
  }

  private static void identity(Sample sample, Request sound, List<Case> cases) {
    String header = "Authorization";
    String token = sample.callers().getFirst().token();
    cases.add(Case.of("no token", sound.header(header, null), UNAUTHENTICATED));
    cases.add(Case.of("garbage as token", sound.bearer(Sample.MARKER), UNAUTHENTICATED));
    cases.add(Case.of("three parts of garbage", sound.bearer("a.b.c"), UNAUTHENTICATED));
    cases.add(Case.of("empty token", sound.header(header, "Bearer "), UNAUTHENTICATED));
    cases.add(Case.of("another scheme", sound.header(header, "Basic " + token), UNAUTHENTICATED));
    cases.add(Case.of("unsigned token", sound.bearer(unsigned(token)), UNAUTHENTICATED));
    for (Credential caller : sample.callers()) {
      String who = caller.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
      caller
          .spoilt()
          .forEach(
              (what, spoilt) ->
                  cases.add(
                      Case.of(who + "'s token: " + what, sound.bearer(spoilt), UNAUTHENTICATED)));
    }
  }

  private static String unsigned(String token) {
    return token.substring(0, token.lastIndexOf('.') + 1);
  }

  private static void tenant(Credential caller, Request sound, List<Case> cases) {
    String header = Operation.TENANT;
    Answer invalid = Answer.invalid(header);
    cases.add(Case.of("x-tenant-id missing", sound.header(header, null), invalid));
    cases.add(Case.of("x-tenant-id empty", sound.header(header, ""), invalid));
    cases.add(Case.of("x-tenant-id of nobody", sound.header(header, UNKNOWN_TENANT), FORBIDDEN));
    cases.add(
        Case.of(
            "tenant that nobody knows",
            sound.header(header, UNKNOWN_TENANT).bearer(caller.inTenant(UNKNOWN_TENANT).token()),
            Answer.of(404, "NOT_FOUND")));
    cases.add(
        Case.of(
            "token of another tenant",
            sound.bearer(caller.inTenant(UNKNOWN_TENANT).token()),
            FORBIDDEN));
    cases.add(
        Case.of("token without a tenant", sound.bearer(caller.inTenant(null).token()), FORBIDDEN));
    if (sound.body() != null && sound.json().has("tenantId")) {
      cases.add(
          Case.of(
              "tenantId of another tenant",
              sound.change(body -> body.put("tenantId", UNKNOWN_TENANT)),
              FORBIDDEN));
    }
  }
}
