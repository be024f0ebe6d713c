package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.RefundCreateParams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisputeTest {

  @TempDir Path data;
  private Sandboxed sandbox;
  private Charge charge;

  @BeforeEach
  void start() throws StripeException {
    sandbox = new Sandboxed(data);
    charge = sandbox.paidCharge();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Dispute opened() throws StripeException {
    sandbox.post("/_sandbox/disputes", "{\"charge\": \"" + charge.getId() + "\"}");
    return sandbox
        .stripe
        .v1()
        .disputes()
        .list(DisputeListParams.builder().setCharge(charge.getId()).build())
        .getData()
        .getFirst();
  }

  private Dispute settled(Dispute dispute, String outcome) throws StripeException {
    sandbox.post(
        "/_sandbox/disputes/" + dispute.getId() + "/settle", "{\"outcome\": \"" + outcome + "\"}");
    return sandbox.stripe.v1().disputes().retrieve(dispute.getId());
  }

  private List<String> told() {
    return sandbox.receiver.types().stream()
        .filter(type -> type.startsWith("charge.dispute."))
        .toList();
  }

  @Test
  void shouldTakeTheMoneyAndAFeeWhenTheCustomerDisputes() throws StripeException {
    // when
    Dispute dispute = opened();

    // then
    assertThat(dispute.getStatus()).isEqualTo("needs_response");
    assertThat(dispute.getPaymentIntent()).isEqualTo(charge.getPaymentIntent());
    assertThat(dispute.getBalanceTransactions())
        .extracting(BalanceTransaction::getAmount, BalanceTransaction::getFee)
        .containsExactly(tuple(-10_000L, 2_000L));
    assertThat(sandbox.balance("")).containsExactly(9_825L - 12_000, 0L);
    await()
        .untilAsserted(
            () ->
                assertThat(told())
                    .containsExactly("charge.dispute.created", "charge.dispute.funds_withdrawn"));
  }

  @Test
  void shouldGiveTheMoneyBackButNotTheFeeWhenItIsWon() throws StripeException {
    // given
    Dispute dispute = opened();

    // when
    Dispute won = settled(dispute, "won");

    // then
    assertThat(won.getStatus()).isEqualTo("won");
    assertThat(won.getBalanceTransactions()).hasSize(2);
    assertThat(sandbox.balance("")).containsExactly(9_825L - 2_000, 0L);
    await()
        .untilAsserted(
            () ->
                assertThat(told())
                    .endsWith("charge.dispute.closed", "charge.dispute.funds_reinstated"));
  }

  @Test
  void shouldRefuseToRefundWhatTheBankHasTaken() throws StripeException {
    // given
    settled(opened(), "lost");

    // when
    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () ->
                sandbox
                    .stripe
                    .v1()
                    .refunds()
                    .create(RefundCreateParams.builder().setCharge(charge.getId()).build()));

    // then
    assertThat(refused.getCode()).isEqualTo("charge_disputed");
  }

  @Test
  void shouldDecideByTheEvidenceThatStripeSetsAsideForTests() throws StripeException {
    // given
    Dispute dispute = opened();

    // when
    Dispute decided =
        sandbox
            .stripe
            .v1()
            .disputes()
            .update(
                dispute.getId(),
                DisputeUpdateParams.builder()
                    .setEvidence(
                        DisputeUpdateParams.Evidence.builder()
                            .setUncategorizedText("winning_evidence")
                            .build())
                    .build());

    // then
    assertThat(decided.getStatus()).isEqualTo("won");
    assertThat(decided.getEvidenceDetails().getSubmissionCount()).isEqualTo(1);
    await().untilAsserted(() -> assertThat(told()).contains("charge.dispute.updated"));
  }

  @Test
  void shouldBeLostWhenNobodyAnswersInTime() throws StripeException {
    // given
    Dispute dispute = opened();

    // when
    sandbox.clock.advance(Duration.ofDays(15));

    // then
    assertThat(sandbox.stripe.v1().disputes().retrieve(dispute.getId()).getStatus())
        .isEqualTo("lost");
  }

  @Test
  void shouldBeLostWhenItIsAccepted() throws StripeException {
    assertThat(sandbox.stripe.v1().disputes().close(opened().getId()).getStatus())
        .isEqualTo("lost");
  }

  @Test
  void shouldDisputeAChargeOnce() throws StripeException {
    // given
    opened();

    // when
    Sandboxed.Reply second =
        sandbox.post("/_sandbox/disputes", "{\"charge\": \"" + charge.getId() + "\"}");

    // then
    assertThat(second.status()).isEqualTo(400);
  }
}
