package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RefundTest extends PaymentsTest {

  private static String newRefund() {
    return "rf_" + UUID.randomUUID();
  }

  private static List<JsonNode> refundsAtStripe(String refundId) {
    return WORLD.atStripe("refund", refundId);
  }

  @Test
  void shouldGiveAPartBack() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    String refundId = newRefund();

    // when
    Answer refund = refund(paid.at("id"), refundId, 4_000).send();

    // then
    assertThat(refund.status()).isEqualTo(201);
    assertThat(refund.at("status")).isEqualTo("SUCCEEDED");
    assertThat(refund.at("currency")).isEqualTo("EUR");
    Answer payment = get(paid.at("id"));
    assertThat(payment.at("status")).isEqualTo("PARTIALLY_REFUNDED");
    assertThat(payment.json().path("refundedAmount").asLong()).isEqualTo(4_000);
    assertThat(payment.json().path("refunds").path(0).path("refundId").asText())
        .isEqualTo(refundId);
    assertThat(WORLD.events(booking)).endsWith("payment.refunded@3");
  }

  @Test
  void shouldGiveTheRestBack() {
    // given
    Answer paid = captured(newBooking());
    refund(paid.at("id"), newRefund(), 4_000).send();

    // when
    refund(paid.at("id"), newRefund(), 6_000).send();

    // then
    assertThat(get(paid.at("id")).at("status")).isEqualTo("REFUNDED");
  }

  @Test
  void shouldNotGiveBackMoreThanWasPaid() {
    // given
    Answer paid = captured(newBooking());
    refund(paid.at("id"), newRefund(), 4_000).send();

    // when
    Answer tooMuch = refund(paid.at("id"), newRefund(), 6_001).send();

    // then
    assertThat(tooMuch.status()).isEqualTo(422);
    assertThat(tooMuch.at("reason")).isEqualTo("AMOUNT_EXCEEDS_PAYMENT");
  }

  @Test
  void shouldRefundOnceHoweverOftenItIsAskedFor() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    String refundId = newRefund();
    refund(paid.at("id"), refundId, 4_000).send();

    // when
    Answer again = refund(paid.at("id"), refundId, 4_000).send();

    // then
    assertThat(again.status()).isEqualTo(200);
    assertThat(refundsAtStripe(refundId)).hasSize(1);
    assertThat(WORLD.events(booking)).hasSize(3);
  }

  @Test
  void shouldRefuseAKnownIdForAnotherAmount() {
    // given
    Answer paid = captured(newBooking());
    String refundId = newRefund();
    refund(paid.at("id"), refundId, 4_000).send();

    // when
    Answer other = refund(paid.at("id"), refundId, 4_001).send();

    // then
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("WRONG_STATE");
  }

  @Test
  void shouldNotGiveBackTooMuchWhenManyAskAtOnce() throws Exception {
    // given
    Answer paid = captured(newBooking());
    List<Callable<Answer>> requests =
        IntStream.range(0, 8)
            .<Callable<Answer>>mapToObj(i -> () -> refund(paid.at("id"), newRefund(), 4_000).send())
            .toList();

    // when
    List<Future<Answer>> answers;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = threads.invokeAll(requests);
    }

    // then
    List<Integer> statuses = answers.stream().map(Future::resultNow).map(Answer::status).toList();
    assertThat(statuses.stream().filter(status -> status == 201)).hasSize(2);
    assertThat(statuses.stream().filter(status -> status == 422)).hasSize(6);
    assertThat(get(paid.at("id")).json().path("refundedAmount").asLong()).isEqualTo(8_000);
  }

  @Test
  void shouldNotRefundWhatWasNotPaid() {
    // given
    Answer open = open(newBooking());

    // when
    Answer refund = refund(open.at("id"), newRefund(), 1).send();

    // then
    assertThat(refund.status()).isEqualTo(409);
    assertThat(refund.code()).isEqualTo("WRONG_STATE");
    assertThat(refund("pay_unknown", newRefund(), 1).send().status()).isEqualTo(404);
  }

  @Test
  void shouldNotKnowARefundWhoseAnswerWasLostAndThenFindIt() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    String refundId = newRefund();
    WORLD.trouble("{'kind': 'timeout_after', 'millis': 20000, 'path': '/v1/refunds'}");

    // when
    Answer first = refund(paid.at("id"), refundId, 10_000).send();
    Answer second = refund(paid.at("id"), refundId, 10_000).send();

    // then
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.at("status")).isEqualTo("UNKNOWN");
    assertThat(second.at("status")).isEqualTo("SUCCEEDED");
    assertThat(refundsAtStripe(refundId)).hasSize(1);
    assertThat(get(paid.at("id")).at("status")).isEqualTo("REFUNDED");
  }

  @Test
  void shouldFindTheRefundBehindAServerError() {
    // given
    Answer paid = captured(newBooking());
    String refundId = newRefund();
    WORLD.trouble("{'kind': 'error_after', 'path': '/v1/refunds', 'method': 'POST'}");

    // when
    Answer refund = refund(paid.at("id"), refundId, 10_000).send();

    // then
    assertThat(refund.at("status")).isEqualTo("SUCCEEDED");
    assertThat(refundsAtStripe(refundId)).hasSize(1);
  }

  @Test
  void shouldRefundOnceAfterAServerErrorThatHadNoEffect() {
    // given
    Answer paid = captured(newBooking());
    String refundId = newRefund();
    WORLD.trouble("{'kind': 'error_before', 'path': '/v1/refunds', 'method': 'POST'}");

    // when
    Call request = refund(paid.at("id"), refundId, 10_000);
    Answer last =
        Awaitility.await().until(request::send, answer -> !answer.at("status").equals("UNKNOWN"));

    // then
    assertThat(last.at("status")).isEqualTo("SUCCEEDED");
    assertThat(refundsAtStripe(refundId)).hasSize(1);
  }

  @Test
  void shouldTellOfAPendingRefundWhenItHasSucceeded() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    String refundId = newRefund();
    WORLD.trouble("{'kind': 'refund_pending'}");
    Answer pending = refund(paid.at("id"), refundId, 10_000).send();
    List<String> before = WORLD.events(booking);

    // when
    settle(refundId, "succeeded");

    // then
    assertThat(pending.at("status")).isEqualTo("PENDING");
    assertThat(before).hasSize(2);
    awaitStatus(paid.at("id"), "REFUNDED");
    assertThat(WORLD.events(booking)).endsWith("payment.refunded@3");
  }

  @Test
  void shouldTellOfARefundThatFailedAndLetItBeTriedAgain() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    String refundId = newRefund();
    WORLD.trouble("{'kind': 'refund_pending'}");
    refund(paid.at("id"), refundId, 10_000).send();

    // when
    settle(refundId, "failed");

    // then
    Awaitility.await()
        .untilAsserted(() -> assertThat(WORLD.events(booking)).endsWith("payment.refund_failed@3"));
    assertThat(get(paid.at("id")).at("status")).isEqualTo("CAPTURED");
    assertThat(refund(paid.at("id"), newRefund(), 10_000).send().at("status"))
        .isEqualTo("SUCCEEDED");
  }

  private static void settle(String refundId, String outcome) {
    String id = refundsAtStripe(refundId).getFirst().path("id").asText();
    WORLD.sandbox("POST", "/refunds/" + id + "/settle", "{'outcome': '%s'}".formatted(outcome));
  }
}
