package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PayoutTest extends PaymentsTest {

  private static List<JsonNode> transfers(String payoutId) {
    return WORLD.atStripe("transfer", payoutId);
  }

  private static List<String> told(String payoutId) {
    return WORLD.query(
        """
        select (payload::json -> 'event' ->> 'type') || ' '
            || coalesce(payload::json -> 'event' -> 'data' ->> 'reason', 'done')
        from outbox where key = '%s' order by id"""
            .formatted(payoutId));
  }

  @Test
  void shouldPayThePayeeOnce() {
    // given
    captured(newBooking());
    String payoutId = newPayout();
    Call request = payout(TENANT, payoutId, 1_000);

    // when
    Answer first = request.send();
    Answer repeated = request.send();
    Answer another = payout(TENANT, payoutId, 1_000).send();

    // then
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.at("status")).isEqualTo("PAID");
    assertThat(first.at("providerReference")).startsWith("tr_");
    assertThat(repeated.text()).isEqualTo(first.text());
    assertThat(repeated.status()).isEqualTo(201);
    assertThat(another.status()).isEqualTo(200);
    assertThat(transfers(payoutId)).hasSize(1);
    assertThat(transfers(payoutId).getFirst().path("amount").asLong()).isEqualTo(1_000);
    assertThat(told(payoutId)).containsExactly("payout.paid done");
  }

  @Test
  void shouldPayOnceWhenManyAskAtOnce() throws Exception {
    // given
    captured(newBooking());
    String payoutId = newPayout();
    List<Callable<Answer>> requests =
        IntStream.range(0, 6)
            .<Callable<Answer>>mapToObj(i -> () -> payout(TENANT, payoutId, 500).send())
            .toList();

    // when
    List<Future<Answer>> answers;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = threads.invokeAll(requests);
    }

    // then
    assertThat(answers.stream().map(Future::resultNow))
        .allSatisfy(answer -> assertThat(answer.at("status")).isEqualTo("PAID"));
    assertThat(transfers(payoutId)).hasSize(1);
    assertThat(told(payoutId)).hasSize(1);
  }

  @Test
  void shouldFindTheTransferWhoseAnswerWasLost() {
    // given
    captured(newBooking());
    String payoutId = newPayout();
    WORLD.sandbox("POST", "/webhooks/pause", "");
    WORLD.trouble("{'kind': 'timeout_after', 'millis': 20000, 'path': '/v1/transfers'}");

    // when
    Answer lost = payout(TENANT, payoutId, 1_000).send();
    Answer found = payout(TENANT, payoutId, 1_000).send();

    // then
    assertThat(lost.status()).isEqualTo(201);
    assertThat(lost.at("status")).isEqualTo("UNKNOWN");
    assertThat(found.at("status")).isEqualTo("PAID");
    assertThat(transfers(payoutId)).hasSize(1);
    assertThat(told(payoutId)).containsExactly("payout.paid done");
  }

  @Test
  void shouldLearnOfTheTransferByItsEvent() {
    // given
    captured(newBooking());
    String payoutId = newPayout();
    WORLD.trouble("{'kind': 'timeout_after', 'millis': 20000, 'path': '/v1/transfers'}");

    // when
    payout(TENANT, payoutId, 1_000).send();

    // then
    Awaitility.await()
        .untilAsserted(() -> assertThat(told(payoutId)).containsExactly("payout.paid done"));
  }

  @Test
  void shouldPayOnceAfterAServerErrorThatHadNoEffect() {
    // given
    captured(newBooking());
    String payoutId = newPayout();
    WORLD.trouble("{'kind': 'error_before', 'path': '/v1/transfers', 'method': 'POST'}");

    // when
    Call request = payout(TENANT, payoutId, 1_000);
    Answer last =
        Awaitility.await().until(request::send, answer -> !answer.at("status").equals("UNKNOWN"));

    // then
    assertThat(last.at("status")).isEqualTo("PAID");
    assertThat(transfers(payoutId)).hasSize(1);
  }

  @Test
  void shouldFailForGoodWhatStripeRefuses() {
    // given
    String payoutId = newPayout();
    Call request = payout(TENANT, payoutId, 9_000_000_000L);

    // when
    Answer refused = request.send();

    // then
    assertThat(refused.status()).isEqualTo(201);
    assertThat(refused.at("status")).isEqualTo("FAILED");
    assertThat(refused.at("reason")).isEqualTo("BALANCE_INSUFFICIENT");
    assertThat(request.send().at("status")).isEqualTo("FAILED");
    assertThat(transfers(payoutId)).isEmpty();
    assertThat(told(payoutId)).containsExactly("payout.failed BALANCE_INSUFFICIENT");
  }

  @Test
  void shouldFailForAPayeeWithoutAnAccount() {
    // given
    putTenant("tenant_unpayable");
    String payoutId = newPayout();

    // when
    Answer answer = payout("tenant_unpayable", payoutId, 1_000).send();

    // then
    assertThat(answer.at("status")).isEqualTo("FAILED");
    assertThat(told(payoutId)).containsExactly("payout.failed ACCOUNT_NOT_ACTIVE");
  }

  @Test
  void shouldRefuseAKnownIdForAnotherAmount() {
    // given
    captured(newBooking());
    String payoutId = newPayout();
    payout(TENANT, payoutId, 1_000).send();

    // when
    Answer other = payout(TENANT, payoutId, 1_001).send();

    // then
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("WRONG_STATE");
  }
}
