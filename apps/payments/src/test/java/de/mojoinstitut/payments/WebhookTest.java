package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WebhookTest extends PaymentsTest {

  private int send(String body, String signature) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(webhookUrl())
            .header("Content-Type", "application/json")
            .header("Stripe-Signature", signature)
            .POST(BodyPublishers.ofString(body));
    return World.http(request).statusCode();
  }

  private static String event(String type, String metadata) {
    return """
        {"id": "evt_%s", "type": "%s", "data": {"object": {"id": "x", "metadata": %s,
         "customer_details": {"email": "max@example.org"}}}}"""
        .formatted(UUID.randomUUID(), type, metadata);
  }

  private static String sign(String body) throws GeneralSecurityException {
    return Webhook.Signature.generateSignatureHeader(body, World.WEBHOOK_SECRET);
  }

  private void awaitHandled() {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(WORLD.query("select message_id from inbox where handled_at is null"))
                    .isEmpty());
  }

  @Test
  void shouldTellOnceOfMoneyThatStripeTellsOfThreeTimes() {
    // given
    String booking = newBooking();
    Answer open = open(booking);
    WORLD.trouble("{'kind': 'webhook_duplicate', 'times': 20, 'copies': 2}");

    // when
    WORLD.pay(open.at("checkoutUrl"), "ok");

    // then
    awaitStatus(open.at("id"), "CAPTURED");
    awaitDelivered();
    awaitHandled();
    assertThat(WORLD.events(booking)).containsExactly("payment.requested@1", "payment.captured@2");
  }

  @Test
  void shouldComeToTheSameEndWhenEventsArriveInReverse() {
    // given
    String booking = newBooking();
    Answer open = open(booking);
    awaitDelivered();
    WORLD.sandbox("POST", "/webhooks/pause", "");
    WORLD.pay(open.at("checkoutUrl"), "declined");
    WORLD.pay(open.at("checkoutUrl"), "ok");
    WORLD.trouble("{'kind': 'webhook_reverse', 'times': 20}");

    // when
    WORLD.sandbox("POST", "/webhooks/resume", "");

    // then
    awaitStatus(open.at("id"), "CAPTURED");
    awaitDelivered();
    awaitHandled();
    assertThat(get(open.at("id")).at("status")).isEqualTo("CAPTURED");
    assertThat(WORLD.events(booking)).endsWith("payment.captured@2");
  }

  @Test
  void shouldTellOfEachDeclinedAttemptOnceAndThenOfTheMoney() {
    // given
    String booking = newBooking();
    Answer open = open(booking);

    // when
    WORLD.pay(open.at("checkoutUrl"), "declined");
    awaitVersion(open, 2);
    WORLD.pay(open.at("checkoutUrl"), "insufficient_funds");
    awaitVersion(open, 3);
    WORLD.pay(open.at("checkoutUrl"), "ok");

    // then
    awaitStatus(open.at("id"), "CAPTURED");
    assertThat(WORLD.events(booking))
        .containsExactly(
            "payment.requested@1",
            "payment.declined@2",
            "payment.declined@3",
            "payment.captured@4");
  }

  @Test
  void shouldSayWhyAnAttemptWasDeclinedAndStayOpen() {
    // given
    String booking = newBooking();
    Answer open = open(booking);

    // when
    WORLD.pay(open.at("checkoutUrl"), "insufficient_funds");

    // then
    Answer declined = awaitVersion(open, 2);
    assertThat(declined.at("status")).isEqualTo("REQUIRES_PAYMENT");
    assertThat(declined.at("checkoutUrl")).isEqualTo(open.at("checkoutUrl"));
    assertThat(
            WORLD.query(
                "select payload::json -> 'event' -> 'data' ->> 'declineCode' from outbox where key = '%s' order by id"
                    .formatted(booking)))
        .containsExactly(null, "insufficient_funds");
  }

  @Test
  void shouldFollowASlowPaymentUntilItsMoneyIsThere() {
    // given
    String booking = newBooking();
    Answer open = open(booking);
    WORLD.pay(open.at("checkoutUrl"), "slow");
    awaitStatus(open.at("id"), "PROCESSING");

    // when
    settle(booking, "succeeded");

    // then
    awaitStatus(open.at("id"), "CAPTURED");
    assertThat(WORLD.events(booking))
        .containsExactly("payment.requested@1", "payment.processing@2", "payment.captured@3");
  }

  @Test
  void shouldEndASlowPaymentThatFails() {
    // given
    String booking = newBooking();
    Answer open = open(booking);
    WORLD.pay(open.at("checkoutUrl"), "slow_fails");
    awaitStatus(open.at("id"), "PROCESSING");

    // when
    settle(booking, "failed");

    // then
    awaitStatus(open.at("id"), "CANCELLED");
    assertThat(WORLD.events(booking))
        .containsExactly(
            "payment.requested@1",
            "payment.processing@2",
            "payment.declined@3",
            "payment.cancelled@4");
  }

  @Test
  void shouldBelieveStripeAndNotTheEvent() throws GeneralSecurityException {
    // given
    String booking = newBooking();
    Answer open = open(booking);
    String body =
        event("checkout.session.completed", "{\"paymentId\": \"%s\"}".formatted(open.at("id")));

    // when
    int status = send(body, sign(body));

    // then
    assertThat(status).isEqualTo(204);
    awaitHandled();
    assertThat(get(open.at("id")).at("status")).isEqualTo("REQUIRES_PAYMENT");
  }

  @Test
  void shouldDropEventsAboutNothingOfOurs() throws GeneralSecurityException {
    // given
    List<String> bodies =
        List.of(
            event("payment_intent.succeeded", "{\"paymentId\": \"pay_unknown\"}"),
            event("charge.succeeded", "{}"),
            event("account.updated", "{\"tenantId\": \"tenant_unknown\"}"));

    // when
    for (String body : bodies) {
      assertThat(send(body, sign(body))).isEqualTo(204);
    }

    // then
    awaitHandled();
  }

  @Test
  void shouldStoreNothingPersonalOfAnEvent() throws GeneralSecurityException {
    // given
    String body = event("checkout.session.completed", "{\"paymentId\": \"pay_personal\"}");

    // when
    send(body, sign(body));

    // then
    assertThat(WORLD.query("select payload from inbox where payload like '%pay_personal%'"))
        .singleElement()
        .asString()
        .doesNotContain("max@example.org");
  }

  private void settle(String booking, String outcome) {
    String intent = WORLD.atStripe("payment_intent", booking).getFirst().path("id").asText();
    WORLD.sandbox(
        "POST", "/payment_intents/" + intent + "/settle", "{'outcome': '%s'}".formatted(outcome));
  }

  private Answer awaitVersion(Answer payment, long version) {
    return Awaitility.await()
        .until(
            () -> get(payment.at("id")),
            answer -> answer.json().path("version").asLong() == version);
  }

  private static void awaitDelivered() {
    Awaitility.await()
        .until(() -> WORLD.sandbox("GET", "/webhooks", "").body().contains("\"pending\":[]"));
  }
}
