package de.mojoinstitut.hub.payout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.hub.testing.Reply;
import de.mojoinstitut.hub.testing.Rows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PayoutsTest extends HubTest {

  @BeforeEach
  void forgetOtherTests() {
    rows.run("delete from payout_pause");
  }

  private static String finance(String user) {
    return token(user).roles("finance").token();
  }

  @Test
  void shouldStartARunForFinance() {
    // when
    Reply started =
        post(
                "/api/payout-runs",
                finance("user_fin1"),
                "{\"region\": \"DACH\", \"cutoff\": \"2026-03-01T00:00:00Z\", \"dryRun\": true}")
            .isStatus(202);

    // then
    String id = started.text("payoutRunId");
    Reply run = get("/api/payout-runs/" + id, finance("user_fin2")).isStatus(200);
    assertThat(run.text("status")).isEqualTo("COLLECTING");
    assertThat(run.text("startedBy")).isEqualTo("user_fin1");
    assertThat(run.json().path("dryRun").asBoolean()).isTrue();
    assertThat(rows.texts("select message_id from outbox where key = '%s'".formatted(id)))
        .containsExactly("payoutRun.requested:" + id);
  }

  @Test
  void shouldLetAnotherPersonApprove() {
    // given
    String run = rows.payoutRun("AWAITING_APPROVAL", "tenant_anna", "PENDING");
    String path = "/api/payout-runs/" + run + "/approval";

    // then
    post(path, finance("user_fin1"), "{\"decision\": \"APPROVE\"}").isProblem(403, "SAME_PERSON");
    Reply approved = post(path, finance("user_fin2"), "{\"decision\": \"APPROVE\"}").isStatus(202);
    assertThat(approved.text("approvedBy")).isEqualTo("user_fin2");
    assertThat(approved.json().path("totals").path("amount").path("amount").asLong())
        .isEqualTo(8825);
    assertThat(approved.json().path("payouts").path(0).path("beneficiary").asText())
        .isEqualTo("tenant_anna");
    post(path, finance("user_fin3"), "{\"decision\": \"REJECT\"}").isProblem(409, "WRONG_STATE");
    assertThat(rows.texts("select message_id from outbox where key = '%s'".formatted(run)))
        .containsExactly("payoutRun.decided:" + run);
  }

  @Test
  void shouldShowATenantItsOwnPayoutsOnly() {
    // given
    String mine = Rows.payoutOf(rows.payoutRun("DONE", "tenant_anna", "PAID"));
    rows.statement(mine, "tenant_anna");
    String others = Rows.payoutOf(rows.payoutRun("DONE", "tenant_eva", "SKIPPED"));

    // when
    JsonNode payout = find(anna(), mine);

    // then
    assertThat(payout.path("status").asText()).isEqualTo("PAID");
    assertThat(payout.path("amount").path("amount").asLong()).isEqualTo(8825);
    assertThat(payout.path("lines").path(0).path("kind").asText()).isEqualTo("RELEASE");
    assertThat(payout.path("lines").path(0).path("bookingId").asText()).startsWith("booking_of_");
    assertThat(ids(anna(), "")).contains(mine).doesNotContain(others);
    assertThat(ids(seller("eva"), "")).contains(others).doesNotContain(mine);
    assertThat(find(seller("eva"), others).path("reason").asText()).isEqualTo("PAUSED_BY_TENANT");
    assertThat(ids(finance("user_fin1"), "")).contains(mine, others);
    assertThat(ids(finance("user_fin1"), "?tenant=tenant_eva"))
        .contains(others)
        .doesNotContain(mine);
    assertThat(ids(token("user_dist_dach").roles("distributor").region("DACH").token(), ""))
        .isEmpty();
    String url = payout.path("statementUrl").asText();
    Reply pdf = get(url, anna()).isStatus(200);
    assertThat(pdf.body()).isEqualTo("pdf");
    assertThat(pdf.contentType()).isEqualTo("application/pdf");
    get(url.replace(".pdf", ".csv"), anna()).isStatus(200);
    get(url, seller("eva")).isProblem(404, "NOT_FOUND");
  }

  @Test
  void shouldPageByCursor() {
    // given
    for (int i = 0; i < 3; i++) {
      rows.payoutRun("DONE", "tenant_ravi", "PAID");
    }

    // when
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      Reply page =
          get("/api/payouts?tenant=tenant_ravi&limit=2" + cursor, finance("user_fin1"))
              .isStatus(200);
      page.json().path("items").forEach(payout -> found.add(payout.path("payoutId").asText()));
      cursor = "&cursor=" + page.text("nextCursor");
    } while (!cursor.endsWith("=null"));

    // then
    assertThat(found).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
  }

  @Test
  void shouldNotShowADryRunToItsPayee() {
    // given
    String run = rows.payoutRun("PREVIEW", "tenant_anna", "PENDING");
    rows.run(
        """
        update payout_run set dry_run = true where id = '%1$s';
        update payout set dry_run = true where run_id = '%1$s';"""
            .formatted(run));

    // then
    assertThat(ids(anna(), "")).doesNotContain(Rows.payoutOf(run));
    assertThat(ids(finance("user_fin1"), "")).doesNotContain(Rows.payoutOf(run));
    assertThat(
            get("/api/payout-runs/" + run, finance("user_fin1"))
                .json()
                .path("payouts")
                .path(0)
                .path("payoutId")
                .asText())
        .isEqualTo(Rows.payoutOf(run));
  }

  @Test
  void shouldLetTenantAndFinancePauseEachForItself() {
    // then
    assertThat(pause(anna(), "tenant_anna", true)).isEqualTo("[\"TENANT\"]");
    assertThat(pause(finance("user_fin1"), "tenant_anna", true))
        .isEqualTo("[\"TENANT\",\"FINANCE\"]");
    assertThat(pause(anna(), "tenant_anna", false)).isEqualTo("[\"FINANCE\"]");
    assertThat(pause(finance("user_fin1"), "tenant_anna", false)).isEqualTo("[]");
    assertThat(pause(finance("user_fin1"), "dist_in", true)).isEqualTo("[\"FINANCE\"]");
    assertThat(
            rows.texts(
                "select region from payout_pause where beneficiary_type = 'DISTRIBUTOR' and paused"))
        .containsExactly("INDIEN");
  }

  @Test
  void shouldLetFinanceOfARegionPayOutThatRegionOnly() {
    // given
    String ofUs = token("user_fin1").roles("finance").region("US").token();
    String run = rows.payoutRun("AWAITING_APPROVAL", "tenant_anna", "PENDING");
    String body = "{\"region\": \"%s\", \"cutoff\": \"2026-03-01T00:00:00Z\", \"dryRun\": true}";

    // then
    post("/api/payout-runs", ofUs, body.formatted("DACH")).isProblem(400, "VALIDATION");
    post("/api/payout-runs", ofUs, body.formatted("US")).isStatus(202);
    get("/api/payout-runs/" + run, ofUs).isProblem(404, "NOT_FOUND");
    assertThat(ids(ofUs, "?limit=200")).doesNotContain(Rows.payoutOf(run));
    put("/api/payouts/pause", ofUs, newKey(), "{\"beneficiary\": \"dist_in\", \"paused\": true}")
        .isProblem(404, "NOT_FOUND");
    assertThat(get("/api/admin/ledger", ofUs).isStatus(200).json().path("accounts")).isEmpty();
  }

  @Test
  void shouldShowADistributorsPeopleWhatItEarnedThoughAnotherIsUnderContractNow() {
    // given
    rows.run(
        """
        insert into distributor values ('dist_former', 'Former', 'DACH') on conflict do nothing;
        insert into distributor_person values ('dist_former', 'user_heike'), ('dist_former', 'user_uwe') on conflict do nothing;""");
    String payout = Rows.payoutOf(rows.payoutRun("DONE", "tenant_anna", "PAID"));
    rows.statement(payout, "dist_former");
    rows.run(
        """
        update payout set beneficiary_type = 'DISTRIBUTOR', beneficiary_id = 'dist_former' where id = '%1$s';
        update payout_statement set beneficiary_type = 'DISTRIBUTOR' where payout_id = '%1$s';"""
            .formatted(payout));

    // then
    for (String person : List.of("user_heike", "user_uwe")) {
      String token = token(person).roles("distributor").region("US").token();
      assertThat(ids(token, "")).containsExactly(payout);
      assertThat(ids(token, "?tenant=dist_former")).containsExactly(payout);
      get("/api/payouts?tenant=dist_dach", token).isProblem(404, "NOT_FOUND");
      get("/api/payouts/" + payout + "/statement.pdf", token).isStatus(200);
    }
    String successor = token("user_dist_dach").roles("distributor").region("DACH").token();
    assertThat(ids(successor, "")).doesNotContain(payout);
    get("/api/payouts/" + payout + "/statement.pdf", successor).isProblem(404, "NOT_FOUND");
  }

  private String pause(String token, String beneficiary, boolean paused) {
    return put(
            "/api/payouts/pause",
            token,
            newKey(),
            "{\"beneficiary\": \"%s\", \"paused\": %s}".formatted(beneficiary, paused))
        .isStatus(200)
        .json()
        .path("pausedBy")
        .toString();
  }

  private List<String> ids(String token, String query) {
    List<String> ids = new ArrayList<>();
    get("/api/payouts" + query, token)
        .isStatus(200)
        .json()
        .path("items")
        .forEach(payout -> ids.add(payout.path("payoutId").asText()));
    return ids;
  }

  private JsonNode find(String token, String id) {
    for (JsonNode payout :
        get("/api/payouts?limit=200", token).isStatus(200).json().path("items")) {
      if (payout.path("payoutId").asText().equals(id)) {
        return payout;
      }
    }
    throw new AssertionError("no " + id);
  }
}
