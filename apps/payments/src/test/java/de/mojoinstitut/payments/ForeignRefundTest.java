package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refunds that somebody makes by hand at Stripe, and refunds that the customer's bank returns. */
class ForeignRefundTest extends PaymentsTest {

  @BeforeEach
  void annaPaysNoTax() {
    call("PUT", "/api/tenants/" + TENANT + "/tax-status")
        .asHub(null)
        .body(
            """
            {'validFrom': '2020-01-01', 'legalName': 'Anna', 'vatId': 'DE123456789', 'smallBusiness': true,
             'address': {'line1': 'Weg 1', 'postalCode': '10115', 'city': 'Berlin', 'country': 'DE'}}""")
        .send();
  }

  /** Stripe's id of it. */
  private static String byHand(String booking, long amount) {
    String intent = WORLD.atStripe("payment_intent", booking).getFirst().path("id").asText();
    String body = "{'paymentIntent': '%s', 'amount': %d}".formatted(intent, amount);
    return Json.parse(WORLD.sandbox("POST", "/refunds", body).body()).path("id").asText();
  }

  private static void settle(String refundAtStripe, String outcome) {
    WORLD.sandbox(
        "POST", "/refunds/" + refundAtStripe + "/settle", "{'outcome': '%s'}".formatted(outcome));
  }

  /** What was told of refunds: type, Stripe's or the hub's id, amount and reason. */
  private static List<String> told(String booking) {
    return WORLD.query(
        """
        select concat_ws(' ', e ->> 'type', e -> 'data' ->> 'refundId', e -> 'data' ->> 'refundAmount',
          e -> 'data' ->> 'refundReason')
        from (select id, payload::json -> 'event' as e from outbox where key = '%s') told
        where e ->> 'type' like 'payment.refund%%' order by id"""
            .formatted(booking));
  }

  private static void awaitTold(String booking, String... events) {
    Awaitility.await().untilAsserted(() -> assertThat(told(booking)).containsExactly(events));
  }

  private List<Long> invoiced(String booking) {
    JsonNode items =
        call("GET", "/api/invoices?bookingId=" + booking).asHub(TENANT).send().json().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(invoice -> invoice.path("amount").asLong())
        .toList();
  }

  private void awaitInvoiced(String booking, Long... amounts) {
    Awaitility.await().untilAsserted(() -> assertThat(invoiced(booking)).containsExactly(amounts));
  }

  private long refunded(Answer payment) {
    return get(payment.at("id")).json().path("refundedAmount").asLong();
  }

  private static String newRefund() {
    return "rf_" + UUID.randomUUID();
  }

  @Test
  void shouldCountEachOnceThoughStripeTellsTheirSum() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    WORLD.trouble(
        "{'kind': 'webhook_duplicate', 'type': 'charge.refunded', 'times': 2, 'copies': 2}");

    // when
    String first = byHand(booking, 1_000);
    awaitTold(booking, "payment.refunded " + first + " 1000 MADE_AT_PROVIDER");
    String second = byHand(booking, 9_000);

    // then
    awaitTold(
        booking,
        "payment.refunded " + first + " 1000 MADE_AT_PROVIDER",
        "payment.refunded " + second + " 9000 MADE_AT_PROVIDER");
    assertThat(refunded(paid)).isEqualTo(10_000);
    assertThat(get(paid.at("id")).at("status")).isEqualTo("REFUNDED");
    awaitInvoiced(booking, 10_000L, -1_000L, -9_000L);
  }

  @Test
  void shouldFindBothWhenOnlyTheLastEventArrives() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    WORLD.trouble("{'kind': 'webhook_drop', 'type': 'charge.refunded'}");
    WORLD.trouble("{'kind': 'webhook_drop', 'type': 'refund.created'}");
    String first = byHand(booking, 1_000);

    // when
    String second = byHand(booking, 4_000);

    // then
    awaitTold(
        booking,
        "payment.refunded " + first + " 1000 MADE_AT_PROVIDER",
        "payment.refunded " + second + " 4000 MADE_AT_PROVIDER");
    assertThat(refunded(paid)).isEqualTo(5_000);
  }

  @Test
  void shouldGiveBackNoMoreThanIsLeft() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    String byHand = byHand(booking, 4_000);
    awaitTold(booking, "payment.refunded " + byHand + " 4000 MADE_AT_PROVIDER");

    // when
    Answer tooMuch = refund(paid.at("id"), newRefund(), 6_001).send();
    Answer rest = refund(paid.at("id"), newRefund(), 6_000).send();

    // then
    assertThat(tooMuch.at("reason")).isEqualTo("AMOUNT_EXCEEDS_PAYMENT");
    assertThat(rest.at("status")).isEqualTo("SUCCEEDED");
    assertThat(get(paid.at("id")).at("status")).isEqualTo("REFUNDED");
  }

  @Test
  void shouldReserveWhatIsUnderWay() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    WORLD.trouble("{'kind': 'refund_pending'}");

    // when
    String byHand = byHand(booking, 4_000);

    // then
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(get(paid.at("id")).json().at("/refunds/0/status").asText())
                    .isEqualTo("PENDING"));
    assertThat(refund(paid.at("id"), newRefund(), 6_001).send().status()).isEqualTo(422);
    assertThat(told(booking)).isEmpty();
    settle(byHand, "succeeded");
    awaitTold(booking, "payment.refunded " + byHand + " 4000 MADE_AT_PROVIDER");
  }

  @Test
  void shouldNotTakeOurOwnForAForeignOne() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    String ours = newRefund();
    refund(paid.at("id"), ours, 4_000).send();

    // when
    String byHand = byHand(booking, 1_000);

    // then
    awaitTold(
        booking,
        "payment.refunded " + ours + " 4000 BUYER_CANCELLED",
        "payment.refunded " + byHand + " 1000 MADE_AT_PROVIDER");
    assertThat(refunded(paid)).isEqualTo(5_000);
  }

  @Test
  void shouldTakeBackARefundByHandThatTheBankReturns() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    String byHand = byHand(booking, 4_000);
    awaitInvoiced(booking, 10_000L, -4_000L);

    // when
    settle(byHand, "failed");

    // then
    awaitTold(
        booking,
        "payment.refunded " + byHand + " 4000 MADE_AT_PROVIDER",
        "payment.refund_failed " + byHand + " 4000 MADE_AT_PROVIDER");
    assertThat(refunded(paid)).isZero();
    assertThat(get(paid.at("id")).at("status")).isEqualTo("CAPTURED");
    awaitInvoiced(booking, 10_000L, -4_000L, 4_000L);
  }

  @Test
  void shouldTakeBackOurOwnRefundThatTheBankReturns() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    String ours = newRefund();
    refund(paid.at("id"), ours, 10_000).send();
    awaitInvoiced(booking, 10_000L, -10_000L);

    // when
    settle(WORLD.atStripe("refund", ours).getFirst().path("id").asText(), "failed");

    // then
    awaitTold(
        booking,
        "payment.refunded " + ours + " 10000 BUYER_CANCELLED",
        "payment.refund_failed " + ours + " 10000 BUYER_CANCELLED");
    assertThat(refunded(paid)).isZero();
    awaitInvoiced(booking, 10_000L, -10_000L, 10_000L);
  }

  @Test
  void shouldMakeRoomForANewOneBeforeItIsCounted() {
    // given
    String booking = newBooking();
    Answer paid = captured(booking);
    String returned = byHand(booking, 10_000);
    awaitTold(booking, "payment.refunded " + returned + " 10000 MADE_AT_PROVIDER");
    WORLD.trouble("{'kind': 'webhook_drop', 'type': 'refund.updated'}");
    WORLD.trouble("{'kind': 'webhook_drop', 'type': 'refund.failed'}");
    settle(returned, "failed");

    // when
    String again = byHand(booking, 10_000);

    // then
    awaitTold(
        booking,
        "payment.refunded " + returned + " 10000 MADE_AT_PROVIDER",
        "payment.refund_failed " + returned + " 10000 MADE_AT_PROVIDER",
        "payment.refunded " + again + " 10000 MADE_AT_PROVIDER");
    assertThat(refunded(paid)).isEqualTo(10_000);
  }

  @Test
  void shouldNotBeAskedForByTheHub() {
    // given
    Answer paid = captured(newBooking());

    // when
    Answer answer =
        call("POST", "/api/payments/" + paid.at("id") + "/refunds")
            .asHub(TENANT)
            .body("{'refundId': 're_1', 'amount': 1, 'reason': 'MADE_AT_PROVIDER'}")
            .send();

    // then
    assertThat(answer.status()).isEqualTo(400);
  }
}
