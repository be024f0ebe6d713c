package de.mojoinstitut.connectors.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import de.mojoinstitut.chassis.security.ServiceTokens;
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
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.ScriptedServer;
import de.mojoinstitut.testkit.TestTokens;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentsClientTest {

  private static final TenantId TENANT = new TenantId("tenant_anna");
  private static final PaymentId PAYMENT = new PaymentId("pay_1");
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
  private static final PaymentGateway.Refund REFUND =
      new PaymentGateway.Refund(
          TENANT, PAYMENT, "refund_1", Money.of(5000, "EUR"), RefundReason.BUYER_CANCELLED);

  /**
   * Nothing in these tests takes so long on a busy machine; whoever wants to see a time-out asks
   * for IMPATIENT.
   */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final Duration IMPATIENT = Duration.ofMillis(300);
  private static final TestTokens KEYS = TestTokens.start();
  private ScriptedServer payments;
  private PaymentsClient client;

  @BeforeEach
  void start() {
    payments = new ScriptedServer();
    client = client(PATIENT);
  }

  private PaymentsClient client(Duration readTimeout) {
    return new PaymentsClient(new PaymentsSettings(payments.url(), PATIENT, readTimeout), tokens());
  }

  @AfterAll
  static void forgetKeys() {
    KEYS.close();
  }

  private static ServiceTokens tokens() {
    return new ServiceTokens("hub", KEYS.serviceKeyFile("hub"), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    payments.close();
  }

  @Test
  void shouldRequestAPaymentWithTheWhitelistedFields() {
    // given
    payments.answers(201, payment("REQUIRES_PAYMENT"));
    // when
    Requested requested = client.request(REQUEST);
    // then
    assertThat(requested)
        .isEqualTo(
            new Requested(
                PAYMENT, PaymentStatus.REQUIRES_PAYMENT, URI.create("http://localhost/c/1")));
    Request sent = payments.onlyRequest();
    assertThat(sent.path()).isEqualTo("/api/payments");
    assertThat(sent.header("idempotency-key")).contains("payment:booking_1");
    assertThat(Json.parse(sent.text()))
        .isEqualTo(
            Json.object()
                .put("clerkUserId", "user_max")
                .put("tenantId", "tenant_anna")
                .put("contactId", "contact_1")
                .put("amount", 10000)
                .put("currency", "EUR")
                .put("bookingId", "booking_1")
                .put("number", 1)
                .put("bookingNumber", "MB-1")
                .put("serviceDate", "2026-12-01")
                .put("serviceDescription", "Atemabend")
                .put("taxCategory", "STANDARD")
                .put("expiresAt", "2026-11-22T12:15:00Z"));
  }

  @Test
  void shouldNameWhatIsNoBookingWithItsType() {
    // given
    payments.answers(201, payment("REQUIRES_PAYMENT"));
    PaymentGateway.Request second =
        new PaymentGateway.Request(
            new Sale(
                new SubjectId("MEMBERSHIP", "membership_1"),
                REQUEST.sale().region(),
                TENANT,
                REQUEST.sale().buyer(),
                new RevenueKind("MEMBERSHIP"),
                REQUEST.sale().price(),
                "MM-1"),
            2,
            REQUEST.contact(),
            REQUEST.serviceDate(),
            REQUEST.serviceDescription(),
            REQUEST.expiresAt());
    // when
    client.request(second);
    // then
    Request sent = payments.onlyRequest();
    assertThat(sent.header("idempotency-key")).contains("payment:MEMBERSHIP/membership_1/2");
    JsonNode body = Json.parse(sent.text());
    assertThat(body.path("subject"))
        .isEqualTo(Json.object().put("type", "MEMBERSHIP").put("id", "membership_1"));
    assertThat(body.path("number").asInt()).isEqualTo(2);
    assertThat(body.has("bookingId")).isFalse();
  }

  @Test
  void shouldGiveUpARefund() {
    // given
    payments.answers(200, "{\"refundId\":\"refund_1\",\"status\":\"FAILED\"}");
    // when
    RefundStatus status = client.abandonRefund(TENANT, PAYMENT, "refund_1");
    // then
    assertThat(status).isEqualTo(RefundStatus.FAILED);
    Request sent = payments.onlyRequest();
    assertThat(sent.path()).isEqualTo("/api/payments/pay_1/refunds/refund_1/abandonment");
    assertThat(sent.header("idempotency-key")).contains("refund-abandon:refund_1");
    assertThat(sent.text()).isEqualTo("{}");
  }

  @Test
  void shouldNameTheTenantInHeaderAndToken() throws ParseException {
    // given
    payments.answers(201, payment("REQUIRES_PAYMENT"));
    // when
    client.request(REQUEST);
    // then
    Request sent = payments.onlyRequest();
    assertThat(sent.header("x-tenant-id")).contains("tenant_anna");
    String bearer = sent.header("authorization").orElseThrow();
    JWTClaimsSet claims = SignedJWT.parse(bearer.substring("Bearer ".length())).getJWTClaimsSet();
    assertThat(claims.getAudience()).isEqualTo(List.of("payments"));
    assertThat(claims.getStringClaim("tenant")).isEqualTo("tenant_anna");
  }

  @Test
  void shouldSendTheSameRequestUnderTheSameKeyWhenRepeated() {
    // given
    payments.answers(201, payment("REQUIRES_PAYMENT"));
    // when
    Requested first = client.request(REQUEST);
    Requested second = client.request(REQUEST);
    // then
    assertThat(second).isEqualTo(first);
    Request one = payments.requests().get(0);
    Request two = payments.requests().get(1);
    assertThat(two.header("idempotency-key")).isEqualTo(one.header("idempotency-key"));
    assertThat(two.text()).isEqualTo(one.text());
  }

  @ParameterizedTest
  @CsvSource({"CAPTURED,CAPTURED", "PROCESSING,PROCESSING", "captured,UNKNOWN", "NEW_ONE,UNKNOWN"})
  void shouldReadStatusesStrictly(String sent, PaymentStatus expected) {
    // given
    payments.answers(201, payment(sent));
    // when / then
    assertThat(client.request(REQUEST).status()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REQUIRES_PAYMENT")
  void shouldGiveThePaymentWithoutCheckoutWhenNobodyCanPayAnyMore(PaymentStatus status) {
    // given
    payments.answers(
        200, "{\"id\":\"pay_1\",\"checkoutUrl\":null,\"status\":\"" + status.name() + "\"}");
    // when
    Requested requested = client.request(REQUEST);
    // then
    assertThat(requested.payment()).isEqualTo(PAYMENT);
    assertThat(requested.status()).isEqualTo(status);
    assertThat(requested.checkoutUrl()).isNull();
  }

  @Test
  void shouldCancel() {
    // given
    payments.answers(200, payment("CANCELLED"));
    // when
    Cancellation outcome = client.cancel(TENANT, PAYMENT);
    // then
    assertThat(outcome).isEqualTo(Cancellation.CANCELLED);
    Request sent = payments.onlyRequest();
    assertThat(sent.path()).isEqualTo("/api/payments/pay_1/cancellation");
    assertThat(sent.header("idempotency-key")).contains("payment-cancel:pay_1");
    assertThat(sent.text()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({"ALREADY_PAID,ALREADY_PAID", "PAYMENT_PROCESSING,PROCESSING"})
  void shouldTakeAPaidPaymentAsAnOutcomeOfCancelling(String code, Cancellation expected) {
    // given
    payments.answers(409, "{\"code\":\"" + code + "\"}");
    // when / then
    assertThat(client.cancel(TENANT, PAYMENT)).isEqualTo(expected);
  }

  @Test
  void shouldThrowForAnyOtherConflictOfACancellation() {
    // given
    payments.answers(409, "{\"code\":\"WRONG_STATE\"}");
    // when / then
    assertThatThrownBy(() -> client.cancel(TENANT, PAYMENT))
        .isInstanceOf(OutsideRefusedException.class)
        .hasMessage("payments refused: 409 WRONG_STATE");
  }

  @Test
  void shouldNotTakeTheCodeWithAnotherStatusForAnOutcome() {
    // given
    payments.answers(403, "{\"code\":\"ALREADY_PAID\"}");
    // when / then
    assertThatThrownBy(() -> client.cancel(TENANT, PAYMENT))
        .isInstanceOf(OutsideRefusedException.class);
  }

  @Test
  void shouldKeepAPaymentIdInsideItsPathSegment() {
    // given
    payments.answers(200, payment("CANCELLED"));
    // when
    client.cancel(TENANT, new PaymentId("a/../b?c"));
    // then
    assertThat(payments.onlyRequest().path()).isEqualTo("/api/payments/a/../b?c/cancellation");
    assertThat(payments.onlyRequest().query()).isEmpty();
  }

  @Test
  void shouldRefundUnderItsRefundId() {
    // given
    payments.answers(201, refund("PENDING"));
    // when
    RefundStatus status = client.refund(REFUND);
    // then
    assertThat(status).isEqualTo(RefundStatus.PENDING);
    Request sent = payments.onlyRequest();
    assertThat(sent.path()).isEqualTo("/api/payments/pay_1/refunds");
    assertThat(sent.header("idempotency-key")).contains("refund:refund_1");
    assertThat(Json.parse(sent.text()))
        .isEqualTo(
            Json.object()
                .put("refundId", "refund_1")
                .put("amount", 5000)
                .put("reason", "BUYER_CANCELLED"));
  }

  @ParameterizedTest
  @EnumSource(RefundStatus.class)
  void shouldReadEachRefundStatus(RefundStatus status) {
    // given
    payments.answers(200, refund(status.name()));
    // when / then
    assertThat(client.refund(REFUND)).isEqualTo(status);
  }

  @Test
  void shouldTakeAnUnknownRefundStatusForUnknown() {
    // given
    payments.answers(200, refund("ON_HOLD"));
    // when / then
    assertThat(client.refund(REFUND)).isEqualTo(RefundStatus.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void shouldCallItUnavailableWhenPaymentsCannotNow(int status) {
    // given
    payments.answers(status, "{\"code\":\"TEMPORARILY_UNAVAILABLE\"}");
    // when / then
    assertThatThrownBy(() -> client.refund(REFUND))
        .isInstanceOf(OutsideUnavailableException.class)
        .hasMessage("payments: " + status + " TEMPORARILY_UNAVAILABLE");
  }

  @Test
  void shouldCallItUnavailableAfterTheReadTimeout() {
    // given
    payments.neverAnswers();
    PaymentsClient impatient = client(IMPATIENT);
    // when / then
    assertThatThrownBy(() -> impatient.cancel(TENANT, PAYMENT))
        .isInstanceOf(OutsideUnavailableException.class)
        .hasMessageContaining("Timeout");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "<p>no</p>",
        "{\"status\":\"CAPTURED\",\"checkoutUrl\":\"http://localhost/c\"}",
        "{\"id\":\"pay_1\",\"checkoutUrl\":\"http://localhost/c\"}",
        "{\"id\":\"pay_1\",\"status\":\"REQUIRES_PAYMENT\"}",
        "{\"id\":\"pay_1\",\"status\":\"CAPTURED\",\"checkoutUrl\":\"not a url\"}"
      })
  void shouldCallAnUnreadablePaymentUnavailable(String garbage) {
    // given
    payments.answers(201, garbage);
    // when / then
    assertThatThrownBy(() -> client.request(REQUEST))
        .isInstanceOf(OutsideUnavailableException.class)
        .hasMessageStartingWith("payments: UNREADABLE_ANSWER");
  }

  @Test
  void shouldNotTakeAnotherRefundsAnswerForIts() {
    // given
    payments.answers(200, "{\"refundId\":\"refund_2\",\"status\":\"SUCCEEDED\"}");
    // when / then
    assertThatThrownBy(() -> client.refund(REFUND)).isInstanceOf(OutsideUnavailableException.class);
  }

  private static String payment(String status) {
    return "{\"id\":\"pay_1\",\"status\":\""
        + status
        + "\",\"checkoutUrl\":\"http://localhost/c/1\",\"version\":1}";
  }

  private static String refund(String status) {
    return "{\"refundId\":\"refund_1\",\"status\":\"" + status + "\",\"amount\":5000}";
  }
}
