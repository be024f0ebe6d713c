package de.mojoinstitut.hub.web;

import de.mojoinstitut.hub.testing.Rows;
import de.mojoinstitut.testkit.PersonToken;
import de.mojoinstitut.testkit.TestTokens;
import de.mojoinstitut.testkit.negative.Credential;
import de.mojoinstitut.testkit.negative.Sample;

/** Sound requests about payouts and the ledger, and who may not make them. */
final class PayoutSamples {

  private final Rows rows;
  private final TestTokens tokens;

  PayoutSamples(Rows rows, TestTokens tokens) {
    this.rows = rows;
    this.tokens = tokens;
  }

  private PersonToken finance(String user) {
    return tokens.person(user).roles("finance");
  }

  private PersonToken seller(String name) {
    return tokens.person("user_" + name).org("org_" + name);
  }

  private Sample byFinance() {
    return Sample.by(Credential.person(() -> finance("user_fin1")))
        .refused("a tenant", 403, "FORBIDDEN", it -> it.bearer(seller("anna").token()))
        .refused(
            "the platform alone",
            403,
            "FORBIDDEN",
            it -> it.bearer(tokens.person("user_owner").roles("platform").token()))
        .refused(
            "a distributor",
            403,
            "FORBIDDEN",
            it ->
                it.bearer(
                    tokens.person("user_dist_dach").roles("distributor").region("DACH").token()))
        .refused(
            "a distributor with the role finance",
            403,
            "FORBIDDEN",
            it ->
                it.bearer(
                    tokens
                        .person("user_dist_dach")
                        .roles("distributor", "finance")
                        .region("DACH")
                        .token()));
  }

  Sample run() {
    return byFinance()
        .body("{'region': 'DACH', 'cutoff': '2026-01-01T00:00:00Z', 'dryRun': true}")
        .otherwise("cutoff", "2026-02-01T00:00:00Z")
        .invalid(
            "a region that there is not",
            "region",
            "UNKNOWN",
            it -> it.change(body -> body.put("region", "MARS")));
  }

  Sample runById() {
    return byFinance()
        .variable("id", rows.payoutRun("PAYING", "tenant_anna", "PENDING"))
        .hidden("a run that there is not", "id", "run_none");
  }

  Sample approval() {
    String done = rows.payoutRun("DONE", "tenant_anna", "PAID");
    return Sample.by(Credential.person(() -> finance("user_fin2")))
        .variable("id", rows.payoutRun("AWAITING_APPROVAL", "tenant_anna", "PENDING"))
        .body("{'decision': 'APPROVE'}")
        .hiddenAndKept("a run that there is not", "id", "run_none")
        .otherwise("decision", "REJECT")
        .refused("a tenant", 403, "FORBIDDEN", it -> it.bearer(seller("anna").token()))
        .refusedAndKept(
            "who started it", 403, "SAME_PERSON", it -> it.bearer(finance("user_fin1").token()))
        .refusedAndKept("a run that is over", 409, "WRONG_STATE", it -> it.variable("id", done));
  }

  Sample list() {
    return Sample.by(Credential.person(() -> seller("anna")))
        .alsoBy(Credential.person(() -> finance("user_fin1")))
        .query("tenant", "tenant_anna")
        .query("limit", "5")
        .refused("another tenant", 404, "NOT_FOUND", it -> it.bearer(seller("eva").token()))
        .refused(
            "staff without the role",
            403,
            "FORBIDDEN",
            it -> it.bearer(tokens.person("user_ops").roles("ops").token()))
        .refused(
            "a member", 403, "FORBIDDEN", it -> it.bearer(tokens.person(rows.member()).token()));
  }

  Sample statement() {
    String mine = paidTo("tenant_anna");
    return Sample.by(Credential.person(() -> seller("anna")))
        .alsoBy(Credential.person(() -> finance("user_fin1")))
        .variable("id", mine)
        .hidden("another tenant's", "id", paidTo("tenant_eva"))
        .refused(
            "staff without the role",
            403,
            "FORBIDDEN",
            it -> it.bearer(tokens.person("user_ops").roles("ops").token()));
  }

  private String paidTo(String tenant) {
    String payout = Rows.payoutOf(rows.payoutRun("DONE", tenant, "PAID"));
    rows.statement(payout, tenant);
    return payout;
  }

  Sample pause() {
    return Sample.by(Credential.person(() -> finance("user_fin1")))
        .body("{'beneficiary': 'tenant_eva', 'paused': false}")
        .otherwise("beneficiary", "dist_dach")
        .refused("another tenant", 404, "NOT_FOUND", it -> it.bearer(seller("anna").token()))
        .refused(
            "the platform alone",
            403,
            "FORBIDDEN",
            it -> it.bearer(tokens.person("user_owner").roles("platform").token()))
        .refusedAndKept(
            "nobody that is paid",
            404,
            "NOT_FOUND",
            it -> it.change(body -> body.put("beneficiary", "tenant_none")));
  }

  Sample ledger() {
    return Sample.by(Credential.person(() -> finance("user_fin1")))
        .alsoBy(Credential.person(() -> tokens.person("user_owner").roles("platform")))
        .refused(
            "staff without the role",
            403,
            "FORBIDDEN",
            it -> it.bearer(tokens.person("user_ops").roles("ops").token()))
        .refused("a tenant", 403, "FORBIDDEN", it -> it.bearer(seller("anna").token()));
  }
}
