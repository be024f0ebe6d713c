package de.mojoinstitut.camel.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.camel.TestHub;
import de.mojoinstitut.camel.port.PortCallSettings;
import de.mojoinstitut.connectors.kontakte.KontakteSettings;
import de.mojoinstitut.connectors.payments.PaymentsSettings;
import de.mojoinstitut.core.OutsideRefusedException;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.ledger.RevenueKind;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentGateway;
import de.mojoinstitut.core.payment.PaymentGateway.Cancellation;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.payment.PaymentGateway.Requested;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.payment.Sale;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.sandbox.kit.ScriptedServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
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
class PaymentRoutesTest {

  private static final ScriptedServer PAYMENTS = new ScriptedServer();
  private static final Duration HALF_OF_A_JOBS_TIMEOUT = Duration.ofSeconds(15);
  private static final TenantId TENANT = new TenantId("tenant_anna");
  private static final PaymentId PAYMENT = new PaymentId("pay_1");
  private static final PaymentGateway.Refund REFUND =
      new PaymentGateway.Refund(
          TENANT, PAYMENT, "refund_1", Money.of(5000, "EUR"), RefundReason.LATE_PAYMENT);
  private static final PaymentGateway.Request REQUEST =
      new PaymentGateway.Request(
          new Sale(
              SubjectId.ofBooking("booking_1"),
              new RegionCode("DACH"),
              TENANT,
              new ClerkUserId("user_max"),
              new RevenueKind("EVENT"),
              Money.of(10000, "EUR"),
              "MB-1"),
          1,
          new ContactId("contact_1"),
          LocalDate.parse("2026-12-01"),
          "Atemabend",
          Instant.parse("2026-11-22T12:15:00Z"));

  @Autowired private PaymentGateway gateway;
  @Autowired private CamelContext camel;
  @Autowired private ProducerTemplate template;
  @Autowired private PortCallSettings calls;
  @Autowired private PaymentsSettings payments;
  @Autowired private KontakteSettings kontakte;

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
  void shouldRequestAPaymentAtTheSecondTry() {
    // given
    PAYMENTS.then(500, "");
    PAYMENTS.then(
        201,
        "{\"id\":\"pay_1\",\"status\":\"REQUIRES_PAYMENT\",\"checkoutUrl\":\"http://localhost/c\"}");
    // when
    Requested requested = gateway.request(REQUEST);
    // then
    assertThat(requested)
        .isEqualTo(
            new Requested(
                PAYMENT, PaymentStatus.REQUIRES_PAYMENT, URI.create("http://localhost/c")));
    assertThat(PAYMENTS.requests()).hasSize(2);
  }

  @Test
  void shouldGiveARefusedCancellationAsAnOutcome() {
    // given
    PAYMENTS.then(409, "{\"code\":\"ALREADY_PAID\"}");
    // when / then
    assertThat(gateway.cancel(TENANT, PAYMENT)).isEqualTo(Cancellation.ALREADY_PAID);
    assertThat(PAYMENTS.requests().getFirst().path()).isEqualTo("/api/payments/pay_1/cancellation");
  }

  @Test
  void shouldRefundOnceUnderOneKeyThoughTheFirstAnswerWasLost() {
    // given
    PAYMENTS.then(502, "");
    PAYMENTS.then(201, "{\"refundId\":\"refund_1\",\"status\":\"SUCCEEDED\"}");
    // when
    RefundStatus status = gateway.refund(REFUND);
    // then
    assertThat(status).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(PAYMENTS.requests())
        .extracting(each -> each.header("idempotency-key").orElseThrow())
        .containsExactly("refund:refund_1", "refund:refund_1");
  }

  @Test
  void shouldGiveUpARefundAtTheSecondTry() {
    // given
    PAYMENTS.then(503, "");
    PAYMENTS.then(200, "{\"refundId\":\"refund_1\",\"status\":\"FAILED\"}");
    // when / then
    assertThat(gateway.abandonRefund(TENANT, PAYMENT, "refund_1")).isEqualTo(RefundStatus.FAILED);
    assertThat(PAYMENTS.requests())
        .extracting(each -> each.path())
        .containsOnly("/api/payments/pay_1/refunds/refund_1/abandonment");
  }

  @Test
  void shouldThrowTheFailureUnwrappedAfterTheSecondTry() {
    // given
    PAYMENTS.then(503, "");
    PAYMENTS.then(503, "");
    PAYMENTS.then(200, "{\"refundId\":\"refund_1\",\"status\":\"SUCCEEDED\"}");
    // when / then
    assertThatThrownBy(() -> gateway.refund(REFUND))
        .isExactlyInstanceOf(OutsideUnavailableException.class);
    assertThat(PAYMENTS.requests()).hasSize(2);
  }

  @Test
  void shouldNotTryARefusalAgain() {
    // given
    PAYMENTS.then(422, "{\"code\":\"IDEMPOTENCY_MISMATCH\"}");
    PAYMENTS.then(200, "{\"refundId\":\"refund_1\",\"status\":\"SUCCEEDED\"}");
    // when / then
    assertThatThrownBy(() -> gateway.refund(REFUND))
        .isExactlyInstanceOf(OutsideRefusedException.class)
        .hasMessage("payments refused: 422 IDEMPOTENCY_MISMATCH");
    assertThat(PAYMENTS.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PaymentRoutes.PAYMENT_REQUEST,
        PaymentRoutes.PAYMENT_CANCEL,
        PaymentRoutes.PAYMENT_REFUND
      })
  void shouldLetNoHeaderThrough(String route) {
    // when
    Exchange answer =
        template.request(
            route, exchange -> exchange.getMessage().setHeader("x-stage", "RESILIENZ"));
    // then
    assertThat(answer.getMessage().getHeaders()).doesNotContainKey("x-stage");
  }

  @Test
  void shouldLeaveTimeInAJobForTheSlowestTries() {
    for (Duration timeout : List.of(payments.readTimeout(), kontakte.readTimeout())) {
      Duration slowest =
          timeout
              .multipliedBy(calls.redeliveries() + 1L)
              .plus(calls.pause().multipliedBy(calls.redeliveries()));
      assertThat(slowest).isLessThan(HALF_OF_A_JOBS_TIMEOUT.minusSeconds(3));
    }
  }

  @Test
  void shouldNameEveryRouteInKebabCase() {
    assertThat(camel.getRoutes())
        .extracting(Route::getRouteId)
        .contains(
            "contact-sync",
            "payment-request",
            "payment-cancel",
            "payment-refund",
            "payment-refund-abandon",
            "payment-events",
            "payout-pay",
            "payout-abandon",
            "payout-account",
            "provider-balance",
            "payout-events",
            "dispute-answer",
            "dispute-events")
        .allMatch(id -> id.matches("[a-z]+(-[a-z]+)+"));
  }
}
