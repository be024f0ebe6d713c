package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Stripe breaks, hangs or forgets; nobody pays twice and nothing stays in the dark. */
class StripeTroubleTest extends PaymentsTest {

  private static final String SESSIONS = "'path': '/v1/checkout/sessions'";

  private String idOf(String booking) {
    return WORLD
        .query("select payment_id from payment where booking_id = '" + booking + "'")
        .getFirst();
  }

  @Test
  void shouldGoOnWithTheSameCheckoutWhenTheAnswerWasLost() {
    // given
    String booking = newBooking();
    Call request = request(booking);
    WORLD.trouble("{'kind': 'timeout_after', 'millis': 20000, " + SESSIONS + "}");

    // when
    Answer first = request.send();
    String between = get(idOf(booking)).at("status");
    Answer second = request.send();

    // then
    assertThat(first.status()).isEqualTo(503);
    assertThat(first.code()).isEqualTo("TEMPORARILY_UNAVAILABLE");
    assertThat(between).isEqualTo("UNKNOWN");
    assertThat(second.status()).isEqualTo(201);
    assertThat(WORLD.atStripe("checkout.session", booking)).hasSize(1);
    assertThat(WORLD.events(booking)).containsExactly("payment.requested@1");
  }

  @Test
  void shouldFindTheCheckoutBehindAServerError() {
    // given
    String booking = newBooking();
    WORLD.trouble("{'kind': 'error_after', " + SESSIONS + "}");

    // when
    Answer answer = request(booking).send();

    // then
    assertThat(answer.status()).isEqualTo(201);
    assertThat(WORLD.atStripe("checkout.session", booking)).hasSize(1);
  }

  @Test
  void shouldTakeAFreshKeyOnceTheFirstIsProvenToHaveHadNoEffect() {
    // given
    String booking = newBooking();
    Call request = request(booking);
    WORLD.trouble("{'kind': 'error_before', " + SESSIONS + "}");

    // when
    Answer first = request.send();
    Answer second = request.send();

    // then
    assertThat(first.status()).isEqualTo(503);
    assertThat(second.status()).isEqualTo(201);
    assertThat(WORLD.atStripe("checkout.session", booking)).hasSize(1);
  }

  @Test
  void shouldGoOnAfterACrashBetweenTheKeyAndTheCall() {
    // given
    String booking = newBooking();
    crashBeforeTheCall(booking, Instant.now().plus(Duration.ofMinutes(40)));

    // when
    Answer answer = request(booking).send();

    // then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("status")).isEqualTo("REQUIRES_PAYMENT");
    assertThat(answer.at("id")).isEqualTo("pay_" + booking);
  }

  @Test
  void shouldGoOnLongAfterACrashWhenStripeFindsTheStoredExpiryTooNear() {
    // given
    String booking = newBooking();
    crashBeforeTheCall(booking, Instant.now().plus(Duration.ofMinutes(10)));

    // when
    Answer answer = request(booking).send();

    // then
    assertThat(answer.at("status")).isEqualTo("REQUIRES_PAYMENT");
    List<JsonNode> sessions = WORLD.atStripe("checkout.session", booking);
    assertThat(sessions).hasSize(1);
    assertThat(sessions.getFirst().path("expires_at").asLong())
        .isGreaterThan(Instant.now().plus(Duration.ofMinutes(29)).getEpochSecond());
  }

  @Test
  void shouldNotOpenACheckoutForAPaymentWhoseTimeIsOver() {
    // given
    String booking = newBooking();
    crashBeforeTheCall(booking, Instant.now().plus(Duration.ofMinutes(40)));
    WORLD.database.asSuperuser(
        "update payments.payment set expires_at = now() - interval '1 minute' where booking_id = '"
            + booking
            + "'");

    // when
    Answer answer = request(booking).send();

    // then
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("reason")).isEqualTo("EXPIRED");
    assertThat(get("pay_" + booking).at("status")).isEqualTo("CANCELLED");
    assertThat(WORLD.atStripe("checkout.session", booking)).isEmpty();
  }

  /** Stripe takes no amount below 50 minor units. */
  @Test
  void shouldEndAPaymentThatStripeRefuses() {
    // given
    String booking = newBooking();
    Call request =
        call("POST", "/api/payments").asHub(TENANT).body(order(booking).replace("10000", "10"));

    // when
    Answer answer = request.send();

    // then
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("reason")).isEqualTo("PROVIDER_REFUSED");
    assertThat(request.send().status()).isEqualTo(422);
    assertThat(WORLD.events(booking)).containsExactly("payment.cancelled@1");
  }

  @Test
  void shouldCancelAPaymentThatNeverGotACheckoutWithoutAskingStripe() {
    // given
    String booking = newBooking();
    crashBeforeTheCall(booking, Instant.now().plus(Duration.ofMinutes(40)));

    // when
    Answer cancelled = cancel("pay_" + booking);

    // then
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.at("status")).isEqualTo("CANCELLED");
    assertThat(request(booking).send().at("status")).isEqualTo("CANCELLED");
    assertThat(WORLD.atStripe("checkout.session", booking)).isEmpty();
  }

  @Test
  void shouldCloseACheckoutThatComesIntoBeingAfterTheCancellation() {
    // given
    String booking = newBooking();
    WORLD.trouble("{'kind': 'delay', 'millis': 700, 'method': 'POST', " + SESSIONS + "}");
    CompletableFuture<Answer> requested =
        CompletableFuture.supplyAsync(() -> request(booking).send());
    Awaitility.await().until(() -> isStored(booking));

    // when
    Answer cancelled = cancel(idOf(booking));

    // then
    assertThat(cancelled.at("status")).isEqualTo("CANCELLED");
    assertThat(requested.join().at("status")).isEqualTo("CANCELLED");
    List<JsonNode> sessions = WORLD.atStripe("checkout.session", booking);
    assertThat(sessions)
        .extracting(each -> each.path("status").asText())
        .containsExactly("expired");
    assertThat(WORLD.events(booking)).containsExactly("payment.cancelled@1");
  }

  private static boolean isStored(String booking) {
    return !WORLD
        .query("select payment_id from payment where booking_id = '" + booking + "'")
        .isEmpty();
  }

  /** Stores what the application stores before it calls Stripe. */
  private void crashBeforeTheCall(String booking, Instant checkoutExpiresAt) {
    Instant expiresAt = Instant.now().plus(Duration.ofMinutes(15));
    WORLD.database.asSuperuser(
        """
        insert into payments.payment (payment_id, tenant_id, subject_type, subject_id, booking_id, clerk_user_id,
          contact_id, amount, currency, label, expires_at, request_key, status, on_behalf_of, checkout_try,
          checkout_expires_at, created_at, updated_at)
        select 'pay_%1$s', tenant_id, 'BOOKING', '%1$s', '%1$s', 'user_max', 'contact_of_user_max', 10000, 'EUR', '%1$s', '%2$s',
          'crashed', 'UNKNOWN', stripe_account_id, 1, '%3$s', now(), now() from payments.account where tenant_id = '%4$s';
        insert into payments.watch (kind, entity_id, tenant_id) values ('PAYMENT', 'pay_%1$s', '%4$s');"""
            .formatted(booking, expiresAt, checkoutExpiresAt, TENANT));
  }
}
