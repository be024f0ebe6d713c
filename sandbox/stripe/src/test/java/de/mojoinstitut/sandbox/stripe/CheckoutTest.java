package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {

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

  private Session session(String id) throws StripeException {
    return sandbox.stripe.v1().checkout().sessions().retrieve(id);
  }

  private PaymentIntent intent(Session session) throws StripeException {
    return sandbox.stripe.v1().paymentIntents().retrieve(session.getPaymentIntent());
  }

  @Test
  void shouldOpenASessionWithoutAPaymentIntent() throws StripeException {
    // when
    Session session = sandbox.openSession();

    // then
    assertThat(session.getStatus()).isEqualTo("open");
    assertThat(session.getPaymentStatus()).isEqualTo("unpaid");
    assertThat(session.getPaymentIntent()).isNull();
    assertThat(session.getAmountTotal()).isEqualTo(10_000);
    assertThat(session.getUrl()).isEqualTo(sandbox.simulator.url() + "/pay/" + session.getId());
  }

  @Test
  void shouldCaptureTheMoneyWhenTheCardWorks() throws StripeException {
    // given
    Session open = sandbox.openSession();

    // when
    Sandboxed.Reply reply = sandbox.pay(open.getId(), "ok");

    // then
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("paymentStatus").asText()).isEqualTo("paid");
    Session paid = session(open.getId());
    assertThat(paid.getStatus()).isEqualTo("complete");
    PaymentIntent intent = intent(paid);
    assertThat(intent.getStatus()).isEqualTo("succeeded");
    assertThat(intent.getAmountReceived()).isEqualTo(10_000);
    assertThat(intent.getTransferGroup()).isEqualTo("booking_1");
    assertThat(intent.getMetadata()).containsEntry("booking", "booking_1");
  }

  @Test
  void shouldBookTheFeeOfOneAndAHalfPercentAndTwentyFive() throws StripeException {
    // given
    Session open = sandbox.openSession();
    sandbox.pay(open.getId(), "ok");

    // when
    Session paid =
        sandbox
            .stripe
            .v1()
            .checkout()
            .sessions()
            .retrieve(
                open.getId(),
                SessionRetrieveParams.builder()
                    .addExpand("payment_intent.latest_charge.balance_transaction")
                    .addExpand("line_items")
                    .build());

    // then
    Charge charge = paid.getPaymentIntentObject().getLatestChargeObject();
    assertThat(charge.getBalanceTransactionObject().getFee()).isEqualTo(175);
    assertThat(charge.getBalanceTransactionObject().getNet()).isEqualTo(9_825);
    assertThat(paid.getLineItems().getData().getFirst().getDescription())
        .isEqualTo("B-2026-000001");
    assertThat(sandbox.receiver.types()).doesNotContain("charge.failed");
  }

  @Test
  void shouldStayOpenAfterADeclinedCardAndTakeAnother() throws StripeException {
    // given
    Session open = sandbox.openSession();

    // when
    Sandboxed.Reply declined = sandbox.pay(open.getId(), "insufficient_funds");

    // then
    assertThat(declined.status()).isEqualTo(402);
    assertThat(declined.body().path("error").path("decline_code").asText())
        .isEqualTo("insufficient_funds");
    PaymentIntent first = intent(session(open.getId()));
    assertThat(first.getStatus()).isEqualTo("requires_payment_method");
    assertThat(first.getLastPaymentError().getDeclineCode()).isEqualTo("insufficient_funds");
    assertThat(session(open.getId()).getStatus()).isEqualTo("open");

    // when
    sandbox.pay(open.getId(), "ok");

    // then
    PaymentIntent second = intent(session(open.getId()));
    assertThat(second.getId()).isEqualTo(first.getId());
    assertThat(second.getStatus()).isEqualTo("succeeded");
    assertThat(second.getLastPaymentError()).isNull();
  }

  @Test
  void shouldWaitForASlowPaymentUntilItSettles() throws StripeException {
    // given
    Session open = sandbox.openSession();

    // when
    Sandboxed.Reply reply = sandbox.pay(open.getId(), "slow");

    // then
    assertThat(reply.body().path("status").asText()).isEqualTo("complete");
    assertThat(reply.body().path("paymentStatus").asText()).isEqualTo("unpaid");
    PaymentIntent waiting = intent(session(open.getId()));
    assertThat(waiting.getStatus()).isEqualTo("processing");

    // when
    Sandboxed.Reply settled =
        sandbox.post(
            "/_sandbox/payment_intents/" + waiting.getId() + "/settle",
            "{\"outcome\": \"succeeded\"}");

    // then
    assertThat(settled.status()).isEqualTo(200);
    assertThat(session(open.getId()).getPaymentStatus()).isEqualTo("paid");
    assertThat(intent(session(open.getId())).getStatus()).isEqualTo("succeeded");
  }

  @Test
  void shouldSettleASlowPaymentByTheClock() throws StripeException {
    // given
    Session open = sandbox.openSession();
    sandbox.post(
        "/_sandbox/checkout/" + open.getId() + "/pay",
        "{\"card\": \"slow_fails\", \"delaySeconds\": 86400}");

    // when
    sandbox.clock.advance(Duration.ofHours(25));

    // then
    assertThat(intent(session(open.getId())).getStatus()).isEqualTo("requires_payment_method");
    await()
        .untilAsserted(
            () ->
                assertThat(sandbox.receiver.types())
                    .contains("checkout.session.async_payment_failed"));
  }

  @Test
  void shouldRefuseToSettleWhatDoesNotWait() throws StripeException {
    // given
    Session paid = sandbox.paidSession();

    // when
    Sandboxed.Reply reply =
        sandbox.post("/_sandbox/payment_intents/" + paid.getPaymentIntent() + "/settle", "{}");

    // then
    assertThat(reply.status()).isEqualTo(409);
  }

  @Test
  void shouldCancelTheIntentWhenAnOpenSessionIsExpired() throws StripeException {
    // given
    Session open = sandbox.openSession();
    sandbox.pay(open.getId(), "declined");

    // when
    Session expired = sandbox.stripe.v1().checkout().sessions().expire(open.getId());

    // then
    assertThat(expired.getStatus()).isEqualTo("expired");
    assertThat(expired.getUrl()).isNull();
    assertThat(intent(expired).getStatus()).isEqualTo("canceled");
    assertThat(sandbox.pay(open.getId(), "ok").status()).isEqualTo(409);
  }

  @Test
  void shouldRefuseToExpireAPaidSession() throws StripeException {
    // given
    Session paid = sandbox.paidSession();

    // when, then
    assertThatThrownBy(() -> sandbox.stripe.v1().checkout().sessions().expire(paid.getId()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("status of `complete`");
  }

  @Test
  void shouldExpireByTheClock() throws StripeException {
    // given
    Session open = sandbox.openSession();

    // when
    sandbox.clock.advance(Duration.ofHours(24));

    // then
    assertThat(sandbox.pay(open.getId(), "ok").status()).isEqualTo(409);
    assertThat(session(open.getId()).getStatus()).isEqualTo("expired");
    await()
        .untilAsserted(
            () -> assertThat(sandbox.receiver.types()).contains("checkout.session.expired"));
  }

  @Test
  void shouldExpireWithoutAnybodyAsking() throws StripeException {
    // given
    sandbox.openSession();

    // when
    sandbox.clock.advance(Duration.ofHours(24));

    // then
    await()
        .untilAsserted(
            () -> assertThat(sandbox.receiver.types()).containsExactly("checkout.session.expired"));
  }

  @Test
  void shouldRefuseAnEndWithinThirtyMinutes() {
    // given
    long tooSoon = sandbox.clock.instant().plus(Duration.ofMinutes(15)).getEpochSecond();

    // when, then
    assertThatThrownBy(
            () ->
                sandbox
                    .stripe
                    .v1()
                    .checkout()
                    .sessions()
                    .create(Sandboxed.hundredEuros().setExpiresAt(tooSoon).build()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("at least 30 minutes");
  }

  @Test
  void shouldFindASessionByItsIntent() throws StripeException {
    // given
    sandbox.paidSession();
    Session wanted = sandbox.paidSession();

    // when
    var found =
        sandbox
            .stripe
            .v1()
            .checkout()
            .sessions()
            .list(SessionListParams.builder().setPaymentIntent(wanted.getPaymentIntent()).build());

    // then
    assertThat(found.getData()).extracting(Session::getId).containsExactly(wanted.getId());
  }

  @Test
  void shouldKnowWhichSessionIsMissing() {
    assertThat(sandbox.pay("cs_test_none", "ok").status()).isEqualTo(404);
  }
}
