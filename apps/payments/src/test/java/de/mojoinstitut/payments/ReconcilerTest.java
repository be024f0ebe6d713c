package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Stripe never tells anything; what happened there is found out all the same. */
class ReconcilerTest extends HttpTest {

  private static final World SILENT = new World();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    SILENT.register(registry);
    registry.add("mojo.reconcile.after", () -> "PT0.2S");
    registry.add("mojo.reconcile.poll", () -> "PT0.1S");
    registry.add("mojo.reconcile.disputes", () -> "PT0.2S");
    registry.add("mojo.reconcile.refunds", () -> "PT0.2S");
  }

  @Override
  World world() {
    return SILENT;
  }

  @BeforeEach
  void annaSells() {
    sellingTenant(TENANT);
  }

  @Test
  void shouldFindOutThatTheCustomerPaid() {
    // given
    String booking = newBooking();
    Answer open = open(booking);

    // when
    SILENT.pay(open.at("checkoutUrl"), "ok");

    // then
    awaitStatus(open.at("id"), "CAPTURED");
    assertThat(SILENT.events(booking)).containsExactly("payment.requested@1", "payment.captured@2");
  }

  @Test
  void shouldFindOutThatASlowPaymentFailed() {
    // given
    String booking = newBooking();
    Answer open = open(booking);
    SILENT.pay(open.at("checkoutUrl"), "slow_fails");
    awaitStatus(open.at("id"), "PROCESSING");

    // when
    String intent = SILENT.atStripe("payment_intent", booking).getFirst().path("id").asText();
    SILENT.sandbox("POST", "/payment_intents/" + intent + "/settle", "{'outcome': 'failed'}");

    // then
    awaitStatus(open.at("id"), "CANCELLED");
  }

  @Test
  void shouldFindTheCheckoutWhoseAnswerWasLostWithoutBeingAsked() {
    // given
    String booking = newBooking();
    SILENT.trouble(
        "{'kind': 'timeout_after', 'millis': 20000, 'path': '/v1/checkout', 'method': 'POST'}");

    // when
    Answer lost = request(booking).send();

    // then
    assertThat(lost.status()).isEqualTo(503);
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(SILENT.events(booking)).containsExactly("payment.requested@1"));
    assertThat(SILENT.atStripe("checkout.session", booking)).hasSize(1);
  }

  @Test
  void shouldFindOutWhatBecameOfARefund() {
    // given
    String booking = newBooking();
    Answer open = open(booking);
    SILENT.pay(open.at("checkoutUrl"), "ok");
    awaitStatus(open.at("id"), "CAPTURED");
    SILENT.trouble(
        "{'kind': 'timeout_after', 'millis': 20000, 'path': '/v1/refunds', 'method': 'POST'}");

    // when
    Answer lost = refund(open.at("id"), "rf_" + UUID.randomUUID(), 10_000).send();

    // then
    assertThat(lost.at("status")).isEqualTo("UNKNOWN");
    awaitStatus(open.at("id"), "REFUNDED");
    assertThat(SILENT.events(booking)).endsWith("payment.refunded@3");
  }

  @Test
  void shouldFindTheTransferWhoseAnswerWasLost() {
    // given
    Answer open = open(newBooking());
    SILENT.pay(open.at("checkoutUrl"), "ok");
    String payoutId = newPayout();
    SILENT.trouble(
        "{'kind': 'timeout_after', 'millis': 20000, 'path': '/v1/transfers', 'method': 'POST'}");

    // when
    Answer lost = payout(TENANT, payoutId, 1_000).send();

    // then
    assertThat(lost.at("status")).isEqualTo("UNKNOWN");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        SILENT.query(
                            "select status from payout where payout_id = '" + payoutId + "'"))
                    .containsExactly("PAID"));
    assertThat(SILENT.atStripe("transfer", payoutId)).hasSize(1);
  }

  @Test
  void shouldFindOutThatAPaymentIsDisputedAndHowItEnds() {
    // given
    String dispute = opened(newBooking());

    // when
    SILENT.sandbox("POST", "/disputes/" + dispute + "/settle", "{'outcome': 'lost'}");

    // then
    awaitDispute(dispute, "LOST");
  }

  @Test
  void shouldFindOutThatARefundWasMadeByHandAndReturned() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    String intent = SILENT.atStripe("payment_intent", booking).getFirst().path("id").asText();

    // when
    String body = "{'paymentIntent': '%s', 'amount': 4000}".formatted(intent);
    SILENT.sandbox("POST", "/refunds", body);
    awaitStatus(paid.at("id"), "PARTIALLY_REFUNDED");
    String refund = SILENT.atStripe("refund", intent).getFirst().path("id").asText();
    SILENT.sandbox("POST", "/refunds/" + refund + "/settle", "{'outcome': 'failed'}");

    // then
    awaitStatus(paid.at("id"), "CAPTURED");
    assertThat(SILENT.events(booking)).endsWith("payment.refunded@3", "payment.refund_failed@4");
  }

  @Test
  void shouldFindOutThatAnAccountIsComplete() {
    // given
    putTenant("tenant_silent");
    SILENT.trouble("{'kind': 'onboarding'}");
    call("POST", "/api/accounts").asHub("tenant_silent").body("{}").send();
    String id = SILENT.atStripe("account", "tenant_silent").getFirst().path("id").asText();

    // when
    SILENT.sandbox("POST", "/accounts/" + id + "/onboard", "");

    // then
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        SILENT.query(
                            "select status from account where tenant_id = 'tenant_silent'"))
                    .containsExactly("ACTIVE"));
  }

  @Test
  void shouldStopAskingAboutWhatIsOver() {
    // given
    String booking = newBooking();
    Answer open = open(booking);

    // when
    cancel(open.at("id"));

    // then
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        SILENT.query(
                            "select due_at from watch where entity_id = '%s'"
                                .formatted(open.at("id"))))
                    .containsExactly((String) null));
  }
}
