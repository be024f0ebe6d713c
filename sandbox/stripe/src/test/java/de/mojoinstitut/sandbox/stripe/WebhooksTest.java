package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {

  private static final List<String> OF_A_PAYMENT =
      List.of(
          "payment_intent.created",
          "charge.succeeded",
          "payment_intent.succeeded",
          "checkout.session.completed");

  @TempDir Path data;
  private Sandboxed sandbox;

  @BeforeEach
  void start() {
    sandbox = new Sandboxed(data);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void awaitTypes(List<String> types) {
    await().untilAsserted(() -> assertThat(sandbox.receiver.types()).isEqualTo(types));
  }

  private JsonNode pending() {
    return sandbox.get("/_sandbox/webhooks").body().path("pending");
  }

  @Test
  void shouldTellOfAPaymentInOrder() throws StripeException {
    // when
    Session paid = sandbox.paidSession();

    // then
    awaitTypes(OF_A_PAYMENT);
    Event last = sandbox.receiver.events().getLast();
    assertThat(last.getApiVersion()).isEqualTo("2026-07-29.dahlia");
    assertThat(last.getLivemode()).isFalse();
    Session told = (Session) last.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(told.getId()).isEqualTo(paid.getId());
    assertThat(told.getPaymentIntent()).isEqualTo(paid.getPaymentIntent());
    await().until(() -> pending().isEmpty());
  }

  @Test
  void shouldTellOfADecline() throws StripeException {
    // when
    sandbox.pay(sandbox.openSession().getId(), "declined");

    // then
    awaitTypes(List.of("payment_intent.created", "charge.failed", "payment_intent.payment_failed"));
    PaymentIntent told =
        (PaymentIntent)
            sandbox
                .receiver
                .events()
                .getLast()
                .getDataObjectDeserializer()
                .getObject()
                .orElseThrow();
    assertThat(told.getLastPaymentError().getDeclineCode()).isEqualTo("generic_decline");
  }

  @Test
  void shouldTellOfASlowPaymentTwice() throws StripeException {
    // given
    Session open = sandbox.openSession();
    sandbox.pay(open.getId(), "slow");
    String intent =
        sandbox.stripe.v1().checkout().sessions().retrieve(open.getId()).getPaymentIntent();

    // when
    sandbox.post("/_sandbox/payment_intents/" + intent + "/settle", "{}");

    // then
    awaitTypes(
        List.of(
            "payment_intent.created",
            "charge.pending",
            "payment_intent.processing",
            "checkout.session.completed",
            "charge.succeeded",
            "payment_intent.succeeded",
            "checkout.session.async_payment_succeeded"));
  }

  @Test
  void shouldTellOfARefundWithTheRequestThatMadeIt() throws StripeException {
    // given
    Session paid = sandbox.paidSession();

    // when
    sandbox
        .stripe
        .v1()
        .refunds()
        .create(
            RefundCreateParams.builder().setPaymentIntent(paid.getPaymentIntent()).build(),
            RequestOptions.builder().setIdempotencyKey("refund_1").build());

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(sandbox.receiver.types()).endsWith("charge.refunded", "refund.created"));
    assertThat(sandbox.receiver.events().getLast().getRequest().getIdempotencyKey())
        .isEqualTo("refund_1");
  }

  @Test
  void shouldTryAgainUntilTheReceiverTakesIt() throws StripeException {
    // given
    sandbox.receiver.refuseNext(2);

    // when
    sandbox.openSession();
    sandbox.stripe.v1().checkout().sessions().expire(sandbox.openSession().getId());

    // then
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(sandbox.receiver.types()).containsExactly("checkout.session.expired"));
  }

  @Test
  void shouldWaitForAReceiverThatIsDownAndForTheNextStart() throws StripeException {
    // given
    sandbox.post("/_sandbox/webhooks/pause", "");
    sandbox.paidSession();
    assertThat(pending()).hasSize(4);
    assertThat(sandbox.stripe.v1().events().list().getData())
        .allMatch(event -> event.getPendingWebhooks() == 1);
    sandbox.close();

    // when
    sandbox = new Sandboxed(data);

    // then
    awaitTypes(OF_A_PAYMENT);
  }

  @Test
  void shouldGiveUpAfterThreeDays() throws StripeException {
    // given
    sandbox.receiver.refuseNext(1000);
    sandbox.stripe.v1().checkout().sessions().expire(sandbox.openSession().getId());
    await().until(() -> pending().path(0).path("attempts").asInt() > 0);

    // when
    sandbox.clock.advance(Duration.ofDays(4));

    // then
    await().until(() -> pending().isEmpty());
    assertThat(sandbox.receiver.types()).isEmpty();
    assertThat(sandbox.stripe.v1().events().list().getData())
        .extracting(Event::getType)
        .contains("checkout.session.expired");
  }

  @Test
  void shouldHoldEverythingBackWhilePaused() throws StripeException {
    // given
    sandbox.post("/_sandbox/webhooks/pause", "");
    sandbox.paidSession();
    assertThat(sandbox.get("/_sandbox/webhooks").body().path("paused").asBoolean()).isTrue();

    // when
    sandbox.post("/_sandbox/webhooks/resume", "");

    // then
    awaitTypes(OF_A_PAYMENT);
  }

  @Test
  void shouldSendTwice() throws StripeException {
    // given
    sandbox.trouble(
        "{\"kind\": \"webhook_duplicate\", \"type\": \"checkout.session\", \"copies\": 2}");

    // when
    sandbox.paidSession();

    // then
    await().untilAsserted(() -> assertThat(sandbox.receiver.types()).hasSize(6));
    assertThat(new HashSet<>(sandbox.receiver.events().stream().map(Event::getId).toList()))
        .hasSize(4);
  }

  @Test
  void shouldReverseTheOrder() throws StripeException {
    // given
    sandbox.trouble("{\"kind\": \"webhook_reverse\", \"times\": 4}");

    // when
    sandbox.paidSession();

    // then
    awaitTypes(OF_A_PAYMENT.reversed());
  }

  @Test
  void shouldDropAnEvent() throws StripeException {
    // given
    sandbox.trouble("{\"kind\": \"webhook_drop\", \"type\": \"payment_intent.succeeded\"}");

    // when
    sandbox.paidSession();

    // then
    awaitTypes(List.of("payment_intent.created", "charge.succeeded", "checkout.session.completed"));
    await().until(() -> pending().isEmpty());
  }

  @Test
  void shouldDelayAnEvent() throws StripeException {
    // given
    sandbox.trouble(
        "{\"kind\": \"webhook_delay\", \"type\": \"payment_intent.created\", \"millis\": 700}");

    // when
    sandbox.paidSession();

    // then
    awaitTypes(
        List.of(
            "charge.succeeded",
            "payment_intent.succeeded",
            "checkout.session.completed",
            "payment_intent.created"));
  }
}
