package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DisputeTest extends PaymentsTest {

  private static List<JsonNode> told(String disputeId) {
    return WORLD
        .query("select payload from outbox where key = '%s' order by id".formatted(disputeId))
        .stream()
        .map(payload -> Json.parse(payload).path("event"))
        .toList();
  }

  private static List<String> types(String disputeId) {
    return told(disputeId).stream().map(event -> event.path("type").asText()).toList();
  }

  private Call answer(String disputeId, String outcome, String evidence) {
    return call("POST", "/api/disputes/" + disputeId + "/answer")
        .asHub(TENANT)
        .body("{'outcome': '%s', 'evidence': '%s'}".formatted(outcome, evidence));
  }

  private static String statusAtStripe(String disputeId) {
    return WORLD.atStripe("dispute", disputeId).getFirst().path("status").asText();
  }

  private static void settle(String disputeId, String outcome) {
    WORLD.sandbox(
        "POST", "/disputes/" + disputeId + "/settle", "{'outcome': '%s'}".formatted(outcome));
  }

  @Test
  void shouldTellOnceThatAPaymentIsDisputed() {
    // given
    String booking = newBooking();
    WORLD.trouble(
        "{'kind': 'webhook_duplicate', 'type': 'charge.dispute', 'times': 2, 'copies': 2}");

    // when
    String dispute = opened(booking);

    // then
    JsonNode event = told(dispute).getFirst();
    assertThat(event.path("type").asText()).isEqualTo("dispute.opened");
    JsonNode data = event.path("data");
    assertThat(data.path("bookingId").asText()).isEqualTo(booking);
    assertThat(data.path("tenantId").asText()).isEqualTo(TENANT);
    assertThat(data.path("amount").asLong()).isEqualTo(10_000);
    assertThat(data.path("fee").asLong()).isEqualTo(2_000);
    assertThat(data.path("currency").asText()).isEqualTo("EUR");
    assertThat(data.path("answerBy").asText()).endsWith("Z");
    assertThat(types(dispute)).containsExactly("dispute.opened");
  }

  @Test
  void shouldTellThatItIsWon() {
    // given
    String dispute = opened(newBooking());

    // when
    settle(dispute, "won");

    // then
    awaitDispute(dispute, "WON");
    assertThat(types(dispute)).containsExactly("dispute.opened", "dispute.won");
    assertThat(told(dispute).get(1).path("data").path("fee").asLong()).isEqualTo(2_000);
  }

  @Test
  void shouldTellTheBeginningWithTheEnd() {
    // given
    String booking = newBooking();
    captured(booking);
    WORLD.sandbox("POST", "/webhooks/pause", "");
    String dispute = dispute(booking);
    settle(dispute, "lost");

    // when
    WORLD.sandbox("POST", "/webhooks/resume", "");

    // then
    awaitDispute(dispute, "LOST");
    assertThat(types(dispute)).containsExactly("dispute.opened", "dispute.lost");
  }

  @Test
  void shouldContestOnce() {
    // given
    String dispute = opened(newBooking());
    Call request = answer(dispute, "CONTEST", "Booking MB-1; DELIVERED");

    // when
    Answer first = request.send();
    Answer again = request.send();

    // then
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.at("outcome")).isEqualTo("CONTEST");
    assertThat(first.at("status")).isEqualTo("OPEN");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(statusAtStripe(dispute)).isEqualTo("under_review");
    assertThat(
            WORLD
                .atStripe("dispute", dispute)
                .getFirst()
                .at("/evidence/uncategorized_text")
                .asText())
        .isEqualTo("Booking MB-1; DELIVERED");
    assertThat(answer(dispute, "ACCEPT", "").send().code()).isEqualTo("WRONG_STATE");
  }

  @Test
  void shouldGiveInAndLose() {
    // given
    String dispute = opened(newBooking());

    // when
    Answer answer = answer(dispute, "ACCEPT", "").send();

    // then
    assertThat(answer.at("status")).isEqualTo("LOST");
    assertThat(types(dispute)).containsExactly("dispute.opened", "dispute.lost");
  }

  @Test
  void shouldNotAnswerTwiceWhenTheReplyWasLost() {
    // given
    String dispute = opened(newBooking());
    WORLD.trouble(
        "{'kind': 'timeout_after', 'millis': 20000, 'path': '/v1/disputes', 'method': 'POST'}");

    // when
    Answer answer = answer(dispute, "CONTEST", "MB-1").send();

    // then: the dispute itself says that the answer is there
    assertThat(answer.status()).isEqualTo(200);
    assertThat(
            WORLD
                .atStripe("dispute", dispute)
                .getFirst()
                .at("/evidence_details/submission_count")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void shouldAnswerAfterAnErrorThatHadNoEffect() {
    // given
    String dispute = opened(newBooking());
    WORLD.trouble("{'kind': 'error_before', 'path': '/v1/disputes', 'method': 'POST'}");
    Call request = answer(dispute, "CONTEST", "MB-1");

    // when
    Answer first = request.send();
    Answer last = Awaitility.await().until(request::send, answer -> answer.status() == 200);

    // then
    assertThat(first.status()).isEqualTo(503);
    assertThat(last.at("outcome")).isEqualTo("CONTEST");
    assertThat(statusAtStripe(dispute)).isEqualTo("under_review");
  }

  @Test
  void shouldLeaveAClosedDisputeAlone() {
    // given
    String dispute = opened(newBooking());
    settle(dispute, "won");
    awaitDispute(dispute, "WON");

    // when
    Answer answer = answer(dispute, "ACCEPT", "").send();

    // then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("status")).isEqualTo("WON");
    assertThat(answer("dp_unknown", "ACCEPT", "").send().status()).isEqualTo(404);
  }
}
