package de.mojoinstitut.camel.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.camel.TestHub;
import de.mojoinstitut.core.OutsideRefusedException;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.dispute.DisputeGateway;
import de.mojoinstitut.core.ledger.ProviderBalances;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payout.transfer.PayoutGateway;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.Answer;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.Order;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.ProviderStatus;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.sandbox.kit.ScriptedServer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@CamelSpringBootTest
@SpringBootTest(
    classes = TestHub.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "mojo.routes.payment-events.auto-startup=false",
      "mojo.routes.payout-events.auto-startup=false",
      "mojo.routes.dispute-events.auto-startup=false"
    })
class MoneyRoutesTest {

  private static final ScriptedServer PAYMENTS = new ScriptedServer();
  private static final Order ORDER = new Order("po_1", "tenant_anna", Money.of(500, "EUR"));
  private static final TenantId TENANT = new TenantId("tenant_anna");

  @Autowired private PayoutGateway payouts;
  @Autowired private ProviderBalances balances;
  @Autowired private DisputeGateway disputes;
  @Autowired private ProducerTemplate template;

  @DynamicPropertySource
  static void outside(DynamicPropertyRegistry properties) {
    properties.add("mojo.payments.url", PAYMENTS::url);
  }

  @BeforeEach
  void reset() {
    PAYMENTS.reset();
  }

  @AfterAll
  static void stop() {
    PAYMENTS.close();
  }

  @Test
  void shouldPayUnderOneKeyThoughTheFirstAnswerWasLost() {
    // given
    PAYMENTS.then(502, "");
    PAYMENTS.then(200, "{\"payoutId\":\"po_1\",\"status\":\"PAID\"}");
    // when
    Answer answer = payouts.pay(ORDER);
    // then
    assertThat(answer).isEqualTo(new Answer(ProviderStatus.PAID, null));
    assertThat(PAYMENTS.requests())
        .extracting(each -> each.header("idempotency-key").orElseThrow())
        .containsExactly("payout:po_1", "payout:po_1");
  }

  @Test
  void shouldGiveUpAPayoutAtTheSecondTry() {
    // given
    PAYMENTS.then(503, "");
    PAYMENTS.then(200, "{\"payoutId\":\"po_1\",\"status\":\"FAILED\",\"reason\":\"ABANDONED\"}");
    // when / then
    assertThat(payouts.abandon("tenant_anna", "po_1"))
        .isEqualTo(new Answer(ProviderStatus.FAILED, "ABANDONED"));
    assertThat(PAYMENTS.requests())
        .extracting(each -> each.path())
        .containsExactly("/api/payouts/po_1/abandonment", "/api/payouts/po_1/abandonment");
  }

  @Test
  void shouldThrowTheFailureUnwrapped() {
    // given
    PAYMENTS.then(404, "{\"code\":\"NOT_FOUND\"}");
    // when / then
    assertThatThrownBy(() -> payouts.pay(ORDER)).isExactlyInstanceOf(OutsideRefusedException.class);
  }

  @Test
  void shouldReadAccountsAtTheSecondTry() {
    // given
    PAYMENTS.then(503, "");
    PAYMENTS.then(200, "{\"transfersEnabled\":true,\"payoutsEnabled\":true}");
    // when / then
    assertThat(payouts.account("tenant_anna").active()).isTrue();
  }

  @Test
  void shouldReadTheBalance() {
    // given
    PAYMENTS.then(200, "{\"balances\":[{\"amount\":7,\"currency\":\"EUR\"}]}");
    // when / then
    assertThat(balances.held()).containsExactly(Money.of(7, "EUR"));
  }

  @Test
  void shouldAnswerADispute() {
    // given
    PAYMENTS.then(503, "");
    PAYMENTS.then(200, "{\"disputeId\":\"dp_1\",\"status\":\"OPEN\"}");
    // when
    disputes.answer(TENANT, "dp_1", new DisputeGateway.Answer(DisputeGateway.Outcome.ACCEPT, ""));
    // then
    assertThat(PAYMENTS.requests()).hasSize(2);
    assertThat(PAYMENTS.requests().getFirst().path()).isEqualTo("/api/disputes/dp_1/answer");
  }

  @Test
  void shouldTellThatTheAnswerToADisputeIsNotKnown() {
    // given
    PAYMENTS.then(503, "");
    PAYMENTS.then(503, "");
    DisputeGateway.Answer giveIn = new DisputeGateway.Answer(DisputeGateway.Outcome.ACCEPT, "");
    // when / then
    assertThatThrownBy(() -> disputes.answer(TENANT, "dp_1", giveIn))
        .isExactlyInstanceOf(OutsideUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PayoutRoutes.PAYOUT_PAY,
        PayoutRoutes.PAYOUT_ACCOUNT,
        PayoutRoutes.PROVIDER_BALANCE,
        "direct:dispute-answer?block=false"
      })
  void shouldLetNoHeaderThrough(String route) {
    // when
    Exchange answer =
        template.request(
            route, exchange -> exchange.getMessage().setHeader("x-stage", "RESILIENZ"));
    // then
    assertThat(answer.getMessage().getHeaders()).doesNotContainKey("x-stage");
  }
}
