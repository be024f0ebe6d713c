package de.mojoinstitut.payments.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.mojoinstitut.connectors.stripe.CheckoutState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentStateTest {

  private static final Instant NOW = Instant.parse("2027-01-15T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static PaymentOrder orderOf(Subject subject, int number) {
    return new PaymentOrder(
        "tenant", subject, number, "user", "contact", 10_000, "EUR", "MH-1", null, null, null, NOW);
  }

  private static Payment paymentThatIs(PaymentStatus status) {
    PaymentOrder order = orderOf(Subject.booking("bkg"), 1);
    CheckoutSlot slot = new CheckoutSlot("acct_1", true, 1, NOW, "cs_1", "http://pay");
    String intent = status.isPaid() ? "pi_1" : null;
    return new Payment("pay", order, "key", status, slot, intent, null, 0, 1, NOW, NOW);
  }

  private static List<CheckoutState> states() {
    return List.of(
        new CheckoutState.RequiresPayment(),
        new CheckoutState.Declined("ch_1", "generic_decline"),
        new CheckoutState.Processing("pi_1"),
        new CheckoutState.Failed("ch_1", "failed"),
        new CheckoutState.Cancelled(),
        new CheckoutState.Captured("pi_1", 10_000, 175L));
  }

  static Stream<Arguments> everyNewsInEveryStatus() {
    return Arrays.stream(PaymentStatus.values())
        .flatMap(status -> states().stream().map(state -> Arguments.of(status, state)));
  }

  @ParameterizedTest
  @MethodSource("everyNewsInEveryStatus")
  void shouldNeverGoBack(PaymentStatus status, CheckoutState news) {
    // when
    Payment after = paymentThatIs(status).observe(news);

    // then
    assertThat(after.status()).isGreaterThanOrEqualTo(status);
  }

  @Test
  void shouldTakeMoneyThatArrivedAfterAll() {
    // when
    Payment after =
        paymentThatIs(PaymentStatus.CANCELLED)
            .observe(new CheckoutState.Captured("pi_1", 10_000, 175L));

    // then
    assertThat(after.status()).isEqualTo(PaymentStatus.CAPTURED);
    assertThat(after.paymentIntentId()).isEqualTo("pi_1");
  }

  @Test
  void shouldNotBeRevivedByACheckoutThatComesLate() {
    // when
    Payment after = paymentThatIs(PaymentStatus.CANCELLED).withSession("cs_2", "http://late");

    // then
    assertThat(after.status()).isEqualTo(PaymentStatus.CANCELLED);
  }

  @ParameterizedTest
  @MethodSource("expiries")
  void shouldKeepTheCheckoutWithinStripesBounds(Duration wanted, Duration expected) {
    // when
    CheckoutSlot slot = CheckoutSlot.first("acct_1", NOW.plus(wanted), CLOCK);

    // then
    assertThat(Duration.between(NOW, slot.expiresAt())).isEqualTo(expected);
  }

  static Stream<Arguments> expiries() {
    return Stream.of(
        Arguments.of(Duration.ofMinutes(15), Duration.ofMinutes(31)),
        Arguments.of(Duration.ofHours(12), Duration.ofHours(12)),
        Arguments.of(Duration.ofDays(3), Duration.ofHours(24).minusMinutes(1)));
  }

  @Test
  void shouldUseAKeyOfItsOwnForEachProvenlyFailedAttempt() {
    // given
    CheckoutSlot first = CheckoutSlot.first("acct_1", NOW, CLOCK);

    // when
    CheckoutSlot second = first.next(NOW, CLOCK);

    // then
    PaymentOrder order = orderOf(Subject.booking("bkg"), 1);
    assertThat(first.idempotencyKey("pay_1", order)).isEqualTo("payment:bkg:checkout");
    assertThat(second.idempotencyKey("pay_1", order)).isEqualTo("payment:bkg:checkout:2");
  }

  @Test
  void shouldUseTheNewFormOfKeyForWhatCouldNotBePaidBefore() {
    // given
    CheckoutSlot first = CheckoutSlot.first("acct_1", NOW, CLOCK);
    PaymentOrder secondOfBooking = orderOf(Subject.booking("bkg"), 2);
    PaymentOrder firstOfAnother = orderOf(new Subject("MEMBERSHIP", "bkg"), 1);

    // then
    assertThat(first.idempotencyKey("pay_2", secondOfBooking)).isEqualTo("checkout:pay_2");
    assertThat(first.idempotencyKey("pay_3", firstOfAnother)).isEqualTo("checkout:pay_3");
    assertThat(first.next(NOW, CLOCK).idempotencyKey("pay_3", firstOfAnother))
        .isEqualTo("checkout:pay_3:2");
  }

  @Test
  void shouldKnowAgainARequestThatCameBeforePaymentsHadNumbers() throws Exception {
    // given
    ObjectMapper json = JsonMapper.builder().findAndAddModules().build();

    // when
    String fingerprint = json.writeValueAsString(orderOf(Subject.booking("bkg"), 1).fingerprint());

    // then
    assertThat(fingerprint)
        .startsWith(
            """
            {"tenantId":"tenant","bookingId":"bkg","clerkUserId":"user","contactId":"contact","amount":10000,\
            "currency":"EUR","label":"MH-1","serviceDate":null,"serviceDescription":null,"taxCategory":null,\
            "expiresAt":""")
        .doesNotContain("number", "subject");
  }
}
