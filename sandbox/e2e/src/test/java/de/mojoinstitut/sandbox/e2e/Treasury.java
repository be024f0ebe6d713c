package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import de.mojoinstitut.sandbox.stack.client.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finance at the hub, and what the ledger says.
 *
 * @param world the running stack
 */
record Treasury(World world) {

  /** Two people of finance, with their own tokens. */
  static final String FIN1 = "user_fin1";

  static final String FIN2 = "user_fin2";

  /** The hub as a member of staff, or somebody else without an organisation, sees it. */
  HubApi as(String user) {
    return new HubApi(world.hub(), world.stack().tokens().user(Tokens.Order.of(user)));
  }

  /** The hub as a person of a tenant sees it. */
  HubApi as(String user, String tenant) {
    return new HubApi(world.hub(), world.stack().tokens().user(Tokens.Order.of(user, tenant)));
  }

  /** Asks for a run that pays all of DACH until now. */
  Answer startsRun(HubApi caller) {
    return caller.post(
        "/api/payout-runs",
        JsonHttp.object()
            .put("region", "DACH")
            .put("cutoff", world.stack().clock().instant().toString())
            .put("dryRun", false));
  }

  Answer decides(HubApi caller, String run, String decision) {
    return caller.post(
        "/api/payout-runs/" + run + "/approval", JsonHttp.object().put("decision", decision));
  }

  /** A new run's id, as soon as somebody must approve it, or it is done without. */
  String startsRun() {
    Answer answer = startsRun(as(FIN1));
    assertThat(answer.status()).as("%s", answer).isEqualTo(202);
    String run = answer.body().path("payoutRunId").asText();
    reaches(run, "AWAITING_APPROVAL", "DONE");
    return run;
  }

  void approves(String run) {
    if (status(run).equals("AWAITING_APPROVAL")) {
      Answer answer = decides(as(FIN2), run, "APPROVE");
      assertThat(answer.isSuccess()).as("%s", answer).isTrue();
    }
  }

  /** A whole run; its payouts have ended. */
  String paysOut() {
    String run = startsRun();
    approves(run);
    reaches(run, "DONE");
    return run;
  }

  void reaches(String run, String... statuses) {
    eventually()
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(status(run)).as("status of " + run).isIn((Object[]) statuses));
  }

  String status(String run) {
    return as(FIN1).get("/api/payout-runs/" + run).orThrow("hub").path("status").asText();
  }

  /** The payout of a run to a beneficiary, as the database has it. */
  Payout payout(String run, String beneficiary) {
    return world
        .stack()
        .database()
        .list(
            "select id, status, coalesce(reason, ''), amount from hub.payout where run_id = '%s' and beneficiary_id = '%s'"
                .formatted(run, beneficiary),
            row -> new Payout(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)))
        .getFirst();
  }

  /**
   * @param reason empty unless it was skipped or has failed
   */
  record Payout(String id, String status, String reason, long amount) {}

  /** What a run paid to a beneficiary for one booking; empty where nothing. */
  Optional<Long> paidFor(Booking booking, String run, String beneficiary) {
    return world
        .stack()
        .database()
        .list(
            """
            select sum(l.amount) from hub.payout_line l join hub.payout p on p.id = l.payout_id
            where p.run_id = '%s' and p.beneficiary_id = '%s' and l.source_id = '%s' and p.status = 'PAID'
            having count(*) > 0"""
                .formatted(run, beneficiary, booking.id()),
            row -> row.getLong(1))
        .stream()
        .findFirst();
  }

  /** In how many paid payouts each of the booking's postings is, for each beneficiary. */
  List<Integer> timesPaid(Booking booking) {
    return world
        .stack()
        .database()
        .list(
            """
            select count(*) from hub.payout_line l join hub.payout p on p.id = l.payout_id
            where l.source_id = '%s' and p.status = 'PAID' group by l.posting_id, l.beneficiary_id"""
                .formatted(booking.id()),
            row -> row.getInt(1));
  }

  /** The transfers that Stripe made for a payout. */
  List<JsonNode> transfers(String payout) {
    return world
        .stack()
        .trial()
        .stripe()
        .objects("transfer")
        .filter(transfer -> transfer.path("metadata").path("payoutId").asText().equals(payout))
        .toList();
  }

  /** What the ledger has for a booking, by account, without what was paid out. */
  Map<String, Long> ledger(Booking booking) {
    return sums("select l.account, sum(l.amount)", booking, "l.account");
  }

  /** The tenant's share in a booking by its state, such as PAYABLE. */
  Map<String, Long> tenantShare(Booking booking) {
    Map<String, Long> share =
        sums("select l.account || ' ' || l.state, sum(l.amount)", booking, "l.account, l.state");
    Map<String, Long> states = new HashMap<>();
    share.forEach(
        (name, amount) -> {
          if (name.startsWith("TENANT ")) {
            states.put(name.substring("TENANT ".length()), amount);
          }
        });
    return states;
  }

  private Map<String, Long> sums(String select, Booking booking, String groups) {
    Map<String, Long> sums = new HashMap<>();
    world
        .stack()
        .database()
        .list(
            """
            %s from hub.ledger_line l join hub.ledger_posting p on p.id = l.posting_id
            where p.source_id = '%s' group by %s having sum(l.amount) <> 0"""
                .formatted(select, booking.id(), groups),
            row -> sums.put(Objects.requireNonNullElse(row.getString(1), "none"), row.getLong(2)));
    return sums;
  }
}
