package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefundTest {

  @TempDir Path data;
  private Sandboxed sandbox;
  private String intent;

  @BeforeEach
  void start() throws StripeException {
    sandbox = new Sandboxed(data);
    Session paid = sandbox.paidSession();
    intent = paid.getPaymentIntent();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Refund refund(long amount) throws StripeException {
    return sandbox
        .stripe
        .v1()
        .refunds()
        .create(
            RefundCreateParams.builder()
                .setPaymentIntent(intent)
                .setAmount(amount)
                .putMetadata("refund", "refund_1")
                .build());
  }

  private Charge charge() throws StripeException {
    return sandbox
        .stripe
        .v1()
        .paymentIntents()
        .retrieve(
            intent,
            PaymentIntentRetrieveParams.builder().addExpand("latest_charge.refunds").build())
        .getLatestChargeObject();
  }

  private long availableBalance() throws StripeException {
    return sandbox.stripe.v1().balance().retrieve().getAvailable().getFirst().getAmount();
  }

  @Test
  void shouldGiveEverythingBackAndKeepTheFee() throws StripeException {
    // when
    Refund refund =
        sandbox
            .stripe
            .v1()
            .refunds()
            .create(RefundCreateParams.builder().setPaymentIntent(intent).build());

    // then
    assertThat(refund.getStatus()).isEqualTo("succeeded");
    assertThat(refund.getAmount()).isEqualTo(10_000);
    assertThat(charge().getRefunded()).isTrue();
    assertThat(availableBalance()).isEqualTo(-175);
  }

  @Test
  void shouldGiveBackInPartsUntilNothingIsLeft() throws StripeException {
    // given
    Refund first = refund(4_000);
    Refund second = refund(6_000);

    // when
    InvalidRequestException refused =
        catchThrowableOfType(InvalidRequestException.class, () -> refund(1));

    // then
    assertThat(refused.getCode()).isEqualTo("charge_already_refunded");
    assertThat(charge().getAmountRefunded()).isEqualTo(10_000);
    assertThat(charge().getRefunds().getData())
        .extracting(Refund::getId)
        .containsExactly(second.getId(), first.getId());
  }

  @Test
  void shouldRefuseMoreThanWasPaid() throws StripeException {
    // given
    refund(9_000);

    // when
    InvalidRequestException refused =
        catchThrowableOfType(InvalidRequestException.class, () -> refund(1_001));

    // then
    assertThat(refused.getStripeError().getParam()).isEqualTo("amount");
    assertThat(charge().getAmountRefunded()).isEqualTo(9_000);
  }

  @Test
  void shouldFindRefundsOfAPayment() throws StripeException {
    // given
    Refund refund = refund(1_000);

    // when
    var found =
        sandbox
            .stripe
            .v1()
            .refunds()
            .list(RefundListParams.builder().setPaymentIntent(intent).build());

    // then
    assertThat(found.getData()).extracting(Refund::getId).containsExactly(refund.getId());
    assertThat(found.getData().getFirst().getMetadata()).containsEntry("refund", "refund_1");
  }

  @Test
  void shouldTakeTheMoneyBackWhenAPendingRefundFails() throws StripeException {
    // given
    sandbox.trouble("{\"kind\": \"refund_pending\"}");
    Refund pending = refund(10_000);

    // when
    Sandboxed.Reply reply = settle(pending, "failed");

    // then
    assertThat(pending.getStatus()).isEqualTo("pending");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(sandbox.stripe.v1().refunds().retrieve(pending.getId()).getStatus())
        .isEqualTo("failed");
    assertThat(charge().getAmountRefunded()).isZero();
    assertThat(availableBalance()).isEqualTo(9_825);
  }

  @Test
  void shouldRefundByHandAPartAndThenTheRest() throws StripeException {
    // when
    Sandboxed.Reply part = byHand("{\"paymentIntent\": \"" + intent + "\", \"amount\": 1000}");
    Sandboxed.Reply rest = byHand("{\"charge\": \"" + charge().getId() + "\"}");

    // then
    assertThat(part.body().path("amount").asLong()).isEqualTo(1_000);
    assertThat(rest.body().path("amount").asLong()).isEqualTo(9_000);
    assertThat(rest.body().path("metadata").isEmpty()).isTrue();
    assertThat(rest.body().path("reason").asText()).isEqualTo("requested_by_customer");
    assertThat(availableBalance()).isEqualTo(-175);
    await().untilAsserted(() -> assertThat(refundedInAll()).containsExactly(1_000L, 10_000L));
    assertThat(sandbox.receiver.types()).filteredOn("refund.created"::equals).hasSize(2);
  }

  private List<Long> refundedInAll() {
    return sandbox.receiver.events().stream()
        .filter(event -> event.getType().equals("charge.refunded"))
        .map(event -> (Charge) event.getDataObjectDeserializer().getObject().orElseThrow())
        .map(Charge::getAmountRefunded)
        .toList();
  }

  private Sandboxed.Reply byHand(String body) {
    return sandbox.post("/_sandbox/refunds", body);
  }

  @Test
  void shouldRefuseToRefundByHandWhatIsNotThere() {
    // given
    byHand("{\"paymentIntent\": \"" + intent + "\", \"amount\": 9000}");

    // when, then
    assertThat(byHand("{\"paymentIntent\": \"" + intent + "\", \"amount\": 1001}").status())
        .isEqualTo(400);
    assertThat(byHand("{\"paymentIntent\": \"pi_none\"}").status()).isEqualTo(404);
  }

  @Test
  void shouldTakeTheMoneyBackWhenTheBankReturnsARefund() throws StripeException {
    // given
    Refund refund = refund(4_000);
    refund(1_000);

    // when
    Sandboxed.Reply reply = settle(refund, "failed");

    // then
    assertThat(reply.status()).isEqualTo(200);
    Refund returned = sandbox.stripe.v1().refunds().retrieve(refund.getId());
    assertThat(returned.getStatus()).isEqualTo("failed");
    assertThat(returned.getFailureReason()).isEqualTo("expired_or_canceled_card");
    assertThat(
            sandbox
                .stripe
                .v1()
                .balanceTransactions()
                .retrieve(returned.getFailureBalanceTransaction())
                .getNet())
        .isEqualTo(4_000);
    assertThat(charge().getAmountRefunded()).isEqualTo(1_000);
    assertThat(availableBalance()).isEqualTo(8_825);
    await()
        .untilAsserted(
            () -> assertThat(sandbox.receiver.types()).contains("refund.updated", "refund.failed"));
    assertThat(settle(refund, "failed").status()).isEqualTo(400);
  }

  private Sandboxed.Reply settle(Refund refund, String outcome) {
    return sandbox.post(
        "/_sandbox/refunds/" + refund.getId() + "/settle", "{\"outcome\": \"" + outcome + "\"}");
  }

  @Test
  void shouldRefuseToRefundWhatWasNotPaid() throws StripeException {
    // given
    Session open = sandbox.openSession();
    sandbox.pay(open.getId(), "slow");
    String processing =
        sandbox.stripe.v1().checkout().sessions().retrieve(open.getId()).getPaymentIntent();

    // when
    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () ->
                sandbox
                    .stripe
                    .v1()
                    .refunds()
                    .create(RefundCreateParams.builder().setPaymentIntent(processing).build()));

    // then
    assertThat(refused.getMessage()).contains("does not have a successful charge");
  }
}
