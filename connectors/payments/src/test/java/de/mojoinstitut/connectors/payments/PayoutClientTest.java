package de.mojoinstitut.connectors.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.security.ServiceTokens;
import de.mojoinstitut.core.OutsideRefusedException;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.dispute.DisputeGateway;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.Answer;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.Order;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.PayeeAccount;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.ProviderStatus;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.ScriptedServer;
import de.mojoinstitut.testkit.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayoutClientTest {

  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final TestTokens KEYS = TestTokens.start();
  private static final Order ORDER = new Order("po_1", "user_dist_dach", Money.of(1234, "EUR"));
  private ScriptedServer payments;
  private PayoutClient client;
  private DisputeClient disputes;

  @BeforeEach
  void start() {
    payments = new ScriptedServer();
    PaymentsSettings settings = new PaymentsSettings(payments.url(), PATIENT, PATIENT);
    ServiceTokens tokens = new ServiceTokens("hub", KEYS.serviceKeyFile("hub"), Clock.systemUTC());
    client = new PayoutClient(settings, tokens);
    disputes = new DisputeClient(settings, tokens);
  }

  @AfterEach
  void stop() {
    payments.close();
  }

  @AfterAll
  static void forgetKeys() {
    KEYS.close();
  }

  @Test
  void shouldPayUnderThePayoutsKey() {
    // given
    payments.answers(201, "{'payoutId':'po_1','status':'PAID'}".replace('\'', '"'));
    // when
    Answer answer = client.pay(ORDER);
    // then
    assertThat(answer).isEqualTo(new Answer(ProviderStatus.PAID, null));
    Request sent = payments.onlyRequest();
    assertThat(sent.path()).isEqualTo("/api/payouts");
    assertThat(sent.header("idempotency-key")).contains("payout:po_1");
    assertThat(sent.header("x-tenant-id")).contains("user_dist_dach");
    assertThat(Json.parse(sent.text()))
        .isEqualTo(
            Json.object().put("payoutId", "po_1").put("amount", 1234).put("currency", "EUR"));
  }

  @Test
  void shouldSayWhyAPayoutFailed() {
    // given
    payments.answers(
        200,
        "{'payoutId':'po_1','status':'FAILED','reason':'BALANCE_INSUFFICIENT'}".replace('\'', '"'));
    // when / then
    assertThat(client.pay(ORDER))
        .isEqualTo(new Answer(ProviderStatus.FAILED, "BALANCE_INSUFFICIENT"));
  }

  @Test
  void shouldGiveUpAPayout() {
    // given
    payments.answers(
        200, "{'payoutId':'po_1','status':'FAILED','reason':'ABANDONED'}".replace('\'', '"'));
    // when
    Answer answer = client.abandon("user_dist_dach", "po_1");
    // then
    assertThat(answer).isEqualTo(new Answer(ProviderStatus.FAILED, "ABANDONED"));
    Request sent = payments.onlyRequest();
    assertThat(sent.path()).isEqualTo("/api/payouts/po_1/abandonment");
    assertThat(sent.header("idempotency-key")).contains("payout-abandon:po_1");
    assertThat(sent.header("x-tenant-id")).contains("user_dist_dach");
    assertThat(sent.text()).isEqualTo("{}");
  }

  @Test
  void shouldNotTakeAnotherPayoutForOurs() {
    // given
    payments.answers(201, "{\"payoutId\":\"po_2\",\"status\":\"PAID\"}");
    // when / then
    assertThatThrownBy(() -> client.pay(ORDER)).isInstanceOf(OutsideUnavailableException.class);
  }

  @Test
  void shouldThrowWhereThePayeeIsUnknown() {
    // given
    payments.answers(404, "{\"code\":\"NOT_FOUND\"}");
    // when / then
    assertThatThrownBy(() -> client.pay(ORDER)).isInstanceOf(OutsideRefusedException.class);
  }

  @Test
  void shouldReadAnAccount() {
    // given
    payments.answers(
        200,
        "{'accountId':'acc_1','transfersEnabled':true,'payoutsEnabled':true,'bankChangedAt':'2026-11-20T10:00:00Z'}"
            .replace('\'', '"'));
    // when / then
    assertThat(client.account("tenant_anna"))
        .isEqualTo(new PayeeAccount(true, Instant.parse("2026-11-20T10:00:00Z")));
    assertThat(payments.onlyRequest().header("x-tenant-id")).contains("tenant_anna");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"transfersEnabled\":false,\"payoutsEnabled\":true}",
        "{\"transfersEnabled\":true,\"payoutsEnabled\":false}"
      })
  void shouldTakeAnAccountForInactiveThatCannotBoth(String body) {
    // given
    payments.answers(200, body);
    // when / then
    assertThat(client.account("tenant_anna").active()).isFalse();
  }

  @Test
  void shouldTakeNoAccountForAnInactiveOne() {
    // given
    payments.answers(404, "{\"code\":\"NOT_FOUND\"}");
    // when / then
    assertThat(client.account("tenant_new")).isEqualTo(new PayeeAccount(false, null));
  }

  @Test
  void shouldReadTheBalanceWithoutATenant() {
    // given
    payments.answers(
        200,
        "{'balances':[{'amount':-5,'currency':'EUR'},{'amount':7,'currency':'INR'}]}"
            .replace('\'', '"'));
    // when / then
    assertThat(client.held()).containsExactly(Money.of(-5, "EUR"), Money.of(7, "INR"));
    assertThat(payments.onlyRequest().header("x-tenant-id")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"balances\":[{\"amount\":1}]}"})
  void shouldNotGuessABalance(String body) {
    // given
    payments.answers(200, body);
    // when / then
    assertThatThrownBy(client::held).isInstanceOf(OutsideUnavailableException.class);
  }

  @Test
  void shouldAnswerADisputeUnderItsKey() {
    // given
    payments.answers(200, "{\"disputeId\":\"dp_1\",\"status\":\"OPEN\"}");
    // when
    disputes.answer(
        new TenantId("tenant_anna"),
        "dp_1",
        new DisputeGateway.Answer(DisputeGateway.Outcome.CONTEST, "MB-1"));
    // then
    Request sent = payments.onlyRequest();
    assertThat(sent.path()).isEqualTo("/api/disputes/dp_1/answer");
    assertThat(sent.header("idempotency-key")).contains("dispute:dp_1:answer");
    assertThat(Json.parse(sent.text()))
        .isEqualTo(Json.object().put("outcome", "CONTEST").put("evidence", "MB-1"));
  }

  @Test
  void shouldThrowWhereTheDisputesAnswerIsNotKnown() {
    // given
    payments.answers(503, "{\"code\":\"TEMPORARILY_UNAVAILABLE\"}");
    DisputeGateway.Answer giveIn = new DisputeGateway.Answer(DisputeGateway.Outcome.ACCEPT, "");
    // when / then
    assertThatThrownBy(() -> disputes.answer(new TenantId("tenant_anna"), "dp_1", giveIn))
        .isInstanceOf(OutsideUnavailableException.class);
    payments.answers(200, "{\"disputeId\":\"dp_1\"}");
    assertThatCode(() -> disputes.answer(new TenantId("tenant_anna"), "dp_1", giveIn))
        .doesNotThrowAnyException();
  }
}
