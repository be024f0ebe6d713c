package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is given up is paid already, or never will be. */
class AbandonmentTest extends PaymentsTest {

  private static final String TRANSFERS = "/v1/transfers";
  private static final String REFUNDS = "/v1/refunds";

  @Test
  void shouldNotGiveUpATransferThatIsAtStripe() {
    // given
    captured(newBooking());
    String payoutId = newPayout();
    WORLD.sandbox("POST", "/webhooks/pause", "");
    losesAnAnswer(TRANSFERS);
    Answer lost = payout(TENANT, payoutId, 1_000).send();

    // when
    Answer found = abandonPayout(payoutId).send();

    // then
    assertThat(lost.at("status")).isEqualTo("UNKNOWN");
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.at("status")).isEqualTo("PAID");
    assertThat(found.at("providerReference")).startsWith("tr_");
    assertThat(told(payoutId)).containsExactly("payout.paid");
  }

  @Test
  void shouldNeverSendAPayoutThatWasGivenUp() {
    // given
    String payoutId = unsentPayout();

    // when
    Answer first = abandonPayout(payoutId).send();
    Answer second = abandonPayout(payoutId).send();

    // then
    assertThat(first.at("status")).isEqualTo("FAILED");
    assertThat(first.at("reason")).isEqualTo("ABANDONED");
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(told(payoutId)).containsExactly("payout.failed");
    reconcile(payoutId);
    assertThat(payout(TENANT, payoutId, 1_000).send().at("status")).isEqualTo("FAILED");
    assertThat(WORLD.atStripe("transfer", payoutId)).isEmpty();
  }

  @Test
  void shouldNotSendAPayoutThatAnotherInstanceGaveUpMeanwhile() {
    // given
    String payoutId = unsentPayout();
    looksSlowly(TRANSFERS);
    CompletableFuture<Answer> repeated =
        CompletableFuture.supplyAsync(() -> payout(TENANT, payoutId, 1_000).send());
    isUnderWay();

    // when
    WORLD.database.asSuperuser(
        "update payments.payout set status = 'FAILED', reason = 'ABANDONED' where payout_id = '"
            + payoutId
            + "'");

    // then
    assertThat(repeated.join().at("reason")).isEqualTo("ABANDONED");
    assertThat(WORLD.atStripe("transfer", payoutId)).isEmpty();
  }

  @Test
  void shouldChangeNothingWhereStripeDoesNotSayWhetherItHasTheTransfer() {
    // given
    String payoutId = unsentPayout();
    breaks("GET", TRANSFERS, 9);
    Call request = abandonPayout(payoutId);

    // when
    Answer silent = request.send();
    List<String> before = told(payoutId);
    WORLD.noTrouble();
    Answer again = request.send();

    // then
    assertThat(silent.status()).isEqualTo(503);
    assertThat(silent.code()).isEqualTo("TEMPORARILY_UNAVAILABLE");
    assertThat(before).isEmpty();
    assertThat(again.at("status")).isEqualTo("FAILED");
  }

  @Test
  void shouldNotGiveUpARefundThatIsAtStripe() {
    // given
    Answer paid = captured(newBooking());
    String refundId = newRefund();
    WORLD.sandbox("POST", "/webhooks/pause", "");
    losesAnAnswer(REFUNDS);
    Answer lost = refund(paid.at("id"), refundId, 4_000).send();

    // when
    Answer found = abandonRefund(paid, refundId).send();

    // then
    assertThat(lost.at("status")).isEqualTo("UNKNOWN");
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.at("status")).isEqualTo("SUCCEEDED");
    assertThat(found.at("currency")).isEqualTo("EUR");
  }

  @Test
  void shouldLeaveARefundThatIsUnderWay() {
    // given
    Answer paid = captured(newBooking());
    String refundId = newRefund();
    WORLD.trouble("{'kind': 'refund_pending'}");
    refund(paid.at("id"), refundId, 4_000).send();

    // when
    Answer answer = abandonRefund(paid, refundId).send();

    // then
    assertThat(answer.at("status")).isEqualTo("PENDING");
  }

  @Test
  void shouldNeverSendARefundThatWasGivenUp() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    String refundId = unsentRefund(paid);

    // when
    Answer first = abandonRefund(paid, refundId).send();
    Answer second = abandonRefund(paid, refundId).send();

    // then
    assertThat(first.at("status")).isEqualTo("FAILED");
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(WORLD.events(booking)).endsWith("payment.refund_failed@3");
    reconcile(refundId);
    assertThat(refund(paid.at("id"), refundId, 10_000).send().at("status")).isEqualTo("FAILED");
    assertThat(WORLD.atStripe("refund", refundId)).isEmpty();
    assertThat(refund(paid.at("id"), newRefund(), 10_000).send().at("status"))
        .isEqualTo("SUCCEEDED");
  }

  @Test
  void shouldNotSendARefundThatAnotherInstanceGaveUpMeanwhile() {
    // given
    Answer paid = captured(newBooking());
    String refundId = unsentRefund(paid);
    looksSlowly(REFUNDS);
    CompletableFuture<Answer> repeated =
        CompletableFuture.supplyAsync(() -> refund(paid.at("id"), refundId, 10_000).send());
    isUnderWay();

    // when
    WORLD.database.asSuperuser(
        "update payments.refund set status = 'FAILED' where refund_id = '" + refundId + "'");

    // then
    assertThat(repeated.join().at("status")).isEqualTo("FAILED");
    assertThat(WORLD.atStripe("refund", refundId)).isEmpty();
  }

  @Test
  void shouldChangeNothingWhereStripeDoesNotSayWhetherItHasTheRefund() {
    // given
    Answer paid = captured(newBooking());
    String refundId = unsentRefund(paid);
    breaks("GET", REFUNDS, 9);

    // when
    Answer silent = abandonRefund(paid, refundId).send();

    // then
    assertThat(silent.status()).isEqualTo(503);
    assertThat(get(paid.at("id")).json().path("refunds").path(0).path("status").asText())
        .isEqualTo("UNKNOWN");
  }

  private String unsentPayout() {
    captured(newBooking());
    String payoutId = newPayout();
    breaks("POST", TRANSFERS, 1);
    assertThat(payout(TENANT, payoutId, 1_000).send().at("status")).isEqualTo("UNKNOWN");
    return payoutId;
  }

  private String unsentRefund(Answer paid) {
    String refundId = newRefund();
    breaks("POST", REFUNDS, 1);
    assertThat(refund(paid.at("id"), refundId, 10_000).send().at("status")).isEqualTo("UNKNOWN");
    return refundId;
  }

  private static String newRefund() {
    return "rf_" + UUID.randomUUID();
  }

  private Call abandonPayout(String payoutId) {
    return call("POST", "/api/payouts/" + payoutId + "/abandonment").asHub(TENANT).body("{}");
  }

  private Call abandonRefund(Answer paid, String refundId) {
    return call("POST", "/api/payments/" + paid.at("id") + "/refunds/" + refundId + "/abandonment")
        .asHub(TENANT)
        .body("{}");
  }

  private static void losesAnAnswer(String path) {
    WORLD.trouble(
        "{'kind': 'timeout_after', 'millis': 20000, 'method': 'POST', 'path': '%s'}"
            .formatted(path));
  }

  private static void looksSlowly(String path) {
    WORLD.trouble(
        "{'kind': 'delay', 'millis': 1500, 'method': 'GET', 'path': '%s'}".formatted(path));
  }

  /** The trouble has been used up: the slow look has begun. */
  private static void isUnderWay() {
    Awaitility.await()
        .until(() -> !WORLD.sandbox("GET", "/trouble", "").body().contains("\"delay\""));
  }

  private static void breaks(String method, String path, int times) {
    WORLD.trouble(
        "{'kind': 'error_before', 'method': '%s', 'path': '%s', 'times': %d}"
            .formatted(method, path, times));
  }

  /** Makes the reconciler look once more; it has looked when nothing is due any longer. */
  private static void reconcile(String id) {
    WORLD.database.asSuperuser(
        "update payments.watch set due_at = '2020-01-01T00:00:00Z' where entity_id = '" + id + "'");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(WORLD.query("select due_at from watch where entity_id = '" + id + "'"))
                    .containsExactly((String) null));
  }

  private static List<String> told(String payoutId) {
    return WORLD.query(
        "select payload::json -> 'event' ->> 'type' from outbox where key = '%s' order by id"
            .formatted(payoutId));
  }
}
