package de.mojoinstitut.camel.paymentevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.camel.intake.DeadLetterReason;
import de.mojoinstitut.camel.intake.ParsedEvent;
import de.mojoinstitut.camel.intake.PoisonRecordException;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentEvent;
import de.mojoinstitut.core.payment.PaymentEvent.RefundPart;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentEventParserTest {

  private static final String REFUNDED =
      """
      {"specversion":"1.0","id":"evt_1","source":"/payments","type":"payment.refunded","subject":"pay_1",
       "time":"2026-11-22T12:00:00Z","datacontenttype":"application/json",
       "data":{"paymentId":"pay_1","bookingId":"booking_1","tenantId":"tenant_anna","status":"PARTIALLY_REFUNDED",
               "amount":10000,"currency":"EUR","version":4,"refundId":"refund_1","refundAmount":5000,"refundReason":"BUYER_CANCELLED","later":{}}}""";

  private final PaymentEventParser parser = new PaymentEventParser();

  @Test
  void shouldReadARefund() {
    assertThat(parse(REFUNDED))
        .isEqualTo(
            new ParsedEvent.Known<>(
                "evt_1",
                new PaymentEvent(
                    "evt_1",
                    Type.REFUNDED,
                    new TenantId("tenant_anna"),
                    new PaymentId("pay_1"),
                    SubjectId.ofBooking("booking_1"),
                    1,
                    PaymentStatus.PARTIALLY_REFUNDED,
                    4,
                    null,
                    new RefundPart(
                        "refund_1", Money.of(5000, "EUR"), RefundReason.BUYER_CANCELLED))));
  }

  @Test
  void shouldReadWhatIsPaidForAndWhichPaymentOfIt() {
    assertThat(
            parse(
                REFUNDED.replace(
                    "\"bookingId\":\"booking_1\"",
                    "\"subject\":{\"type\":\"MEMBERSHIP\",\"id\":\"membership_1\"},\"number\":3")))
        .isInstanceOfSatisfying(
            known(),
            known -> {
              assertThat(known.event().subject())
                  .isEqualTo(new SubjectId("MEMBERSHIP", "membership_1"));
              assertThat(known.event().number()).isEqualTo(3);
            });
  }

  @Test
  void shouldReadWhatTheProviderHasTaken() {
    // given
    String captured = REFUNDED.replace("payment.refunded", "payment.captured");

    // then
    assertThat(parse(captured.replace("\"version\":4", "\"version\":4,\"providerFee\":320")))
        .isInstanceOfSatisfying(
            known(),
            known -> assertThat(known.event().providerFee()).isEqualTo(Money.of(320, "EUR")));
    assertThat(parse(captured))
        .isInstanceOfSatisfying(known(), known -> assertThat(known.event().providerFee()).isNull());
  }

  @Test
  void shouldReadARefundThatWasMadeByHand() {
    assertThat(parse(REFUNDED.replace("BUYER_CANCELLED", "MADE_AT_PROVIDER")))
        .isInstanceOfSatisfying(
            known(),
            known ->
                assertThat(Objects.requireNonNull(known.event().refund()).reason())
                    .isEqualTo(RefundReason.MADE_AT_PROVIDER));
  }

  @ParameterizedTest
  @EnumSource(Type.class)
  void shouldKnowEveryTypeOfTheCore(Type type) {
    // given
    String event = REFUNDED.replace("payment.refunded", PaymentRecords.name(type));
    // when / then
    assertThat(parse(event))
        .isInstanceOfSatisfying(known(), known -> assertThat(known.event().type()).isEqualTo(type));
  }

  @Test
  void shouldLeaveTheRefundOutOfOtherEvents() {
    assertThat(parse(REFUNDED.replace("payment.refunded", "payment.captured")))
        .isInstanceOfSatisfying(known(), known -> assertThat(known.event().refund()).isNull());
  }

  @Test
  void shouldTakeAnUnknownStatusForUnknown() {
    assertThat(parse(REFUNDED.replace("PARTIALLY_REFUNDED", "DISPUTED")))
        .isInstanceOfSatisfying(
            known(), known -> assertThat(known.event().status()).isEqualTo(PaymentStatus.UNKNOWN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"payment.disputed", "payment.CAPTURED", "captured"})
  void shouldSkipATypeItDoesNotKnow(String type) {
    assertThat(parse(REFUNDED.replace("payment.refunded", type)))
        .isEqualTo(new ParsedEvent.Foreign<>("evt_1"));
  }

  @Test
  void shouldNotTakeATombstone() {
    assertThat(reason(null)).isEqualTo(DeadLetterReason.NO_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "not json", "{\"id\":\"a\",\"id\":\"b\"}", "{} {}", "\u0000"})
  void shouldNotTakeWhatIsNoJson(String value) {
    assertThat(reason(value)).isEqualTo(DeadLetterReason.MALFORMED_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "\"evt_1\"", "{}"})
  void shouldNotTakeWhatIsNoEvent(String value) {
    assertThat(reason(value)).isEqualTo(DeadLetterReason.INVALID_ENVELOPE);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"1.0\", \"2.0\"",
        "\"evt_1\", 1",
        "\"evt_1\", \"\"",
        "\"evt_1\", \"evt 1\"",
        "\"payment.refunded\", \"\"",
        "\"payment.refunded\", null",
        "\"/payments\", 7",
        "\"data\":, \"daten\":"
      })
  void shouldNotTakeABrokenEnvelope(String part, String instead) {
    assertThat(reason(broken(part, instead))).isEqualTo(DeadLetterReason.INVALID_ENVELOPE);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"paymentId\":\"pay_1\", \"paymentId\":\"\"",
        "\"bookingId\":\"booking_1\", \"bookingId\":null",
        "\"bookingId\":\"booking_1\", \"subject\":\"booking_1\"",
        "\"bookingId\":\"booking_1\", `\"subject\":{\"type\":\"booking\",\"id\":\"booking_1\"}`",
        "\"bookingId\":\"booking_1\", `\"bookingId\":\"booking_1\",\"number\":0`",
        "\"bookingId\":\"booking_1\", `\"bookingId\":\"booking_1\",\"number\":4294967297`",
        "\"tenantId\":\"tenant_anna\", \"tenantId\":[]",
        "\"status\":\"PARTIALLY_REFUNDED\", \"status\":5",
        "\"version\":4, \"version\":0",
        "\"version\":4, \"version\":4.5",
        "\"version\":4, \"version\":\"4\"",
        "\"version\":4, \"version\":99999999999999999999",
        "\"currency\":\"EUR\", \"currency\":\"EURO\"",
        "\"refundId\":\"refund_1\", \"refundId\":\" \"",
        "\"refundAmount\":5000, \"refundAmount\":-1"
      })
  void shouldNotTakeBrokenData(String part, String instead) {
    assertThat(reason(broken(part, instead))).isEqualTo(DeadLetterReason.INVALID_DATA);
  }

  @SuppressWarnings("unchecked")
  private static Class<ParsedEvent.Known<PaymentEvent>> known() {
    return (Class<ParsedEvent.Known<PaymentEvent>>) (Class<?>) ParsedEvent.Known.class;
  }

  private static String broken(String part, String instead) {
    assertThat(REFUNDED).contains(part);
    return REFUNDED.replace(part, instead);
  }

  private ParsedEvent<PaymentEvent> parse(@Nullable String value) {
    return parser.parse(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  private DeadLetterReason reason(@Nullable String value) {
    DeadLetterReason[] found = new DeadLetterReason[1];
    assertThatThrownBy(() -> parse(value))
        .isInstanceOfSatisfying(PoisonRecordException.class, poison -> found[0] = poison.reason());
    return found[0];
  }
}
