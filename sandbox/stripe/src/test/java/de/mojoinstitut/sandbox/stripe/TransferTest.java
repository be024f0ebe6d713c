package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import com.stripe.net.RequestOptions;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferReversalCreateParams;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {

  @TempDir Path data;
  private Sandboxed sandbox;
  private Charge charge;
  private String account;

  @BeforeEach
  void start() throws StripeException {
    sandbox = new Sandboxed(data);
    charge = sandbox.paidCharge();
    account = sandbox.account().getId();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Transfer send(TransferCreateParams.Builder transfer) throws StripeException {
    return sandbox.stripe.v1().transfers().create(transfer.build());
  }

  private InvalidRequestException refused(TransferCreateParams.Builder transfer) {
    return catchThrowableOfType(InvalidRequestException.class, () -> send(transfer));
  }

  private TransferReversal reverse(String transfer, long amount) throws StripeException {
    return sandbox
        .stripe
        .v1()
        .transfers()
        .reversals()
        .create(transfer, TransferReversalCreateParams.builder().setAmount(amount).build());
  }

  @Test
  void shouldMoveMoneyToTheAccount() throws StripeException {
    // when
    Transfer sent = send(Sandboxed.transfer(account, 8_000));

    // then
    assertThat(sandbox.balance("")).containsExactly(9_825L - 8_000, 0L);
    assertThat(sandbox.balance(account)).containsExactly(8_000L, 0L);
    Charge arrived =
        sandbox.stripe.v1().charges().retrieve(sent.getDestinationPayment(), Sandboxed.as(account));
    assertThat(arrived.getSourceTransfer()).isEqualTo(sent.getId());
    await().untilAsserted(() -> assertThat(sandbox.receiver.types()).contains("transfer.created"));
  }

  @Test
  void shouldRefuseMoreThanThePlatformHas() throws StripeException {
    // when
    InvalidRequestException refused = refused(Sandboxed.transfer(account, 9_826));

    // then
    assertThat(refused.getCode()).isEqualTo("balance_insufficient");
    assertThat(sandbox.balance(account)).containsExactly(0L, 0L);
  }

  @Test
  void shouldRepeatARefusalUnderItsKeyThoughMoneyHasCome() throws StripeException {
    // given
    RequestOptions key = RequestOptions.builder().setIdempotencyKey("key_1").build();
    TransferCreateParams params = Sandboxed.transfer(account, 10_000).build();
    assertThatThrownBy(() -> sandbox.stripe.v1().transfers().create(params, key))
        .isInstanceOf(InvalidRequestException.class);

    // when
    sandbox.paidSession();

    // then
    assertThatThrownBy(() -> sandbox.stripe.v1().transfers().create(params, key))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(sandbox.stripe.v1().transfers().create(params).getAmount()).isEqualTo(10_000);
  }

  @Test
  void shouldRefuseAnAccountThatIsUnknownOrClosed() {
    // given
    sandbox.post("/_sandbox/accounts/" + account + "/close", "");

    // when, then
    for (String nobody : List.of("acct_none", account)) {
      InvalidRequestException refused = refused(Sandboxed.transfer(nobody, 100));
      assertThat(refused.getCode()).isEqualTo("resource_missing");
      assertThat(refused.getStripeError().getParam()).isEqualTo("destination");
    }
  }

  @Test
  void shouldRefuseAnAccountThatMayNotTakeTransfers() {
    // given
    sandbox.post("/_sandbox/accounts/" + account + "/restrict", "{\"transfers\": false}");

    // when, then
    assertThat(refused(Sandboxed.transfer(account, 100)).getCode())
        .isEqualTo("insufficient_capabilities_for_transfer");
  }

  @Test
  void shouldRefuseAnotherCurrency() {
    assertThat(
            refused(Sandboxed.transfer(account, 100).setCurrency("usd"))
                .getStripeError()
                .getParam())
        .isEqualTo("currency");
  }

  @Test
  void shouldTransferOutOfAChargeUpToItsAmount() throws StripeException {
    // given
    TransferCreateParams.Builder most =
        TransferCreateParams.builder()
            .setAmount(9_900L)
            .setCurrency("eur")
            .setDestination(account)
            .setSourceTransaction(charge.getId());

    // when
    Transfer sent = send(most);

    // then
    assertThat(sent.getTransferGroup()).isEqualTo("booking_1");
    assertThat(sandbox.balance("")).containsExactly(-75L, 0L);
    assertThat(refused(most.setAmount(101L)).getStripeError().getParam()).isEqualTo("amount");
  }

  @Test
  void shouldBeFoundByGroupAndDestination() throws StripeException {
    // given
    Transfer sent = send(Sandboxed.transfer(account, 100));
    send(Sandboxed.transfer(sandbox.account().getId(), 100));
    send(Sandboxed.transfer(account, 100).setTransferGroup("payout_2"));

    // when
    List<Transfer> found =
        sandbox
            .stripe
            .v1()
            .transfers()
            .list(
                TransferListParams.builder()
                    .setDestination(account)
                    .setTransferGroup("payout_1")
                    .build())
            .getData();

    // then
    assertThat(found).extracting(Transfer::getId).containsExactly(sent.getId());
    assertThat(found.getFirst().getMetadata()).containsEntry("payout", "payout_1");
  }

  @Test
  void shouldTakeBackInPartsUntilNothingIsLeft() throws StripeException {
    // given
    Transfer sent = send(Sandboxed.transfer(account, 1_000));
    reverse(sent.getId(), 400);

    // when
    assertThatThrownBy(() -> reverse(sent.getId(), 601))
        .isInstanceOf(InvalidRequestException.class);
    reverse(sent.getId(), 600);

    // then
    Transfer now = sandbox.stripe.v1().transfers().retrieve(sent.getId());
    assertThat(now.getReversed()).isTrue();
    assertThat(now.getReversals().getData())
        .extracting(TransferReversal::getAmount)
        .containsExactly(600L, 400L);
    assertThat(sandbox.balance("")).containsExactly(9_825L, 0L);
    assertThat(sandbox.balance(account)).containsExactly(0L, 0L);
    assertThatThrownBy(() -> reverse(sent.getId(), 1)).isInstanceOf(InvalidRequestException.class);
    await().untilAsserted(() -> assertThat(sandbox.receiver.types()).contains("transfer.reversed"));
  }

  @Test
  void shouldNotTakeBackWhatTheAccountHasPaidOut() throws StripeException {
    // given
    Transfer sent = send(Sandboxed.transfer(account, 1_000));
    sandbox.post("/_sandbox/accounts/" + account + "/payout", "");

    // when
    InvalidRequestException refused =
        catchThrowableOfType(InvalidRequestException.class, () -> reverse(sent.getId(), 1));

    // then
    assertThat(refused.getCode()).isEqualTo("balance_insufficient");
  }

  @Test
  void shouldSendOnceWhenTheAnswerIsLost() throws StripeException {
    // given
    sandbox.trouble("{\"kind\": \"timeout_after\", \"path\": \"/v1/transfers\"}");
    RequestOptions key =
        RequestOptions.builder().setIdempotencyKey("key_1").setReadTimeout(400).build();
    TransferCreateParams params = Sandboxed.transfer(account, 1_000).build();
    assertThatThrownBy(() -> sandbox.stripe.v1().transfers().create(params, key))
        .isInstanceOf(ApiConnectionException.class);

    // when
    Transfer again = sandbox.stripe.v1().transfers().create(params, key);

    // then
    assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .contains("true");
    assertThat(sandbox.balance(account)).containsExactly(1_000L, 0L);
  }
}
