package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import de.mojoinstitut.sandbox.kit.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdempotencyTest {

  private static final String FORM = "amount=3000&currency=eur";
  private static final String PATH = "/v1/payment_intents";

  @TempDir Path data;
  private Sandboxed sandbox;

  @BeforeEach
  void start() {
    sandbox = new Sandboxed(data);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private HttpResponse<String> create(String form) {
    return sandbox.raw("POST", PATH, form, "Idempotency-Key", "key_1");
  }

  private int intents() {
    return sandbox.get("/_sandbox/objects?kind=payment_intent").body().path("objects").size();
  }

  @Test
  void shouldReplayTheFirstAnswer() throws StripeException {
    // given
    RequestOptions key = RequestOptions.builder().setIdempotencyKey("key_1").build();
    PaymentIntentCreateParams params =
        PaymentIntentCreateParams.builder().setAmount(3_000L).setCurrency("eur").build();
    PaymentIntent first = sandbox.stripe.v1().paymentIntents().create(params, key);

    // when
    PaymentIntent second = sandbox.stripe.v1().paymentIntents().create(params, key);

    // then
    assertThat(second.getId()).isEqualTo(first.getId());
    assertThat(first.getLastResponse().headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .contains("true");
    assertThat(intents()).isEqualTo(1);
  }

  @Test
  void shouldNotMindTheOrderOfTheParameters() {
    // given
    HttpResponse<String> first = create("amount=3000&currency=eur");

    // when
    HttpResponse<String> second = create("currency=eur&amount=3000");

    // then
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void shouldRefuseTheKeyWithOtherParameters() throws StripeException {
    // given
    create(FORM);

    // when
    IdempotencyException refused =
        catchThrowableOfType(
            IdempotencyException.class,
            () ->
                sandbox
                    .stripe
                    .v1()
                    .paymentIntents()
                    .create(
                        PaymentIntentCreateParams.builder()
                            .setAmount(3_001L)
                            .setCurrency("eur")
                            .build(),
                        RequestOptions.builder().setIdempotencyKey("key_1").build()));

    // then
    assertThat(refused.getStatusCode()).isEqualTo(400);
    assertThat(refused.getStripeError().getType()).isEqualTo("idempotency_error");
  }

  @Test
  void shouldRefuseTheKeyOnAnotherPath() {
    // given
    create(FORM);

    // when
    HttpResponse<String> refused =
        sandbox.raw("POST", "/v1/customers", "email=a%40b.c", "Idempotency-Key", "key_1");

    // then
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("idempotency_error", "same endpoint");
  }

  @Test
  void shouldRefuseATwinWhileTheFirstRuns() {
    // given
    sandbox.trouble("{\"kind\": \"delay\", \"path\": \"/v1/payment_intents\", \"millis\": 1500}");
    CompletableFuture<HttpResponse<String>> first =
        CompletableFuture.supplyAsync(() -> create(FORM));
    await().until(() -> sandbox.get("/_sandbox/trouble").body().path("trouble").isEmpty());

    // when
    HttpResponse<String> twin = create(FORM);

    // then
    assertThat(twin.statusCode()).isEqualTo(409);
    assertThat(twin.body()).contains("idempotency_key_in_use");
    assertThat(first.join().statusCode()).isEqualTo(200);
    assertThat(create(FORM).body()).isEqualTo(first.join().body());
    assertThat(intents()).isEqualTo(1);
  }

  @Test
  void shouldReplayADeclineWithoutCharging() {
    // given
    PaymentIntentCreateParams params =
        PaymentIntentCreateParams.builder()
            .setAmount(3_000L)
            .setCurrency("eur")
            .setPaymentMethod("pm_card_chargeDeclined")
            .setConfirm(true)
            .build();
    RequestOptions key = RequestOptions.builder().setIdempotencyKey("key_1").build();
    CardException first =
        catchThrowableOfType(
            CardException.class, () -> sandbox.stripe.v1().paymentIntents().create(params, key));

    // when
    CardException second =
        catchThrowableOfType(
            CardException.class, () -> sandbox.stripe.v1().paymentIntents().create(params, key));

    // then
    assertThat(second.getCharge()).isEqualTo(first.getCharge());
    assertThat(intents()).isEqualTo(1);
  }

  @Test
  void shouldReplayAServerErrorThatHadAnEffect() {
    // given
    sandbox.trouble("{\"kind\": \"error_after\", \"path\": \"/v1/payment_intents\"}");

    // when
    HttpResponse<String> first = create(FORM);
    HttpResponse<String> second = create(FORM);

    // then
    assertThat(first.statusCode()).isEqualTo(500);
    assertThat(second.statusCode()).isEqualTo(500);
    assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(intents()).isEqualTo(1);
  }

  @Test
  void shouldNotKeepAnAnswerToWrongParameters() {
    // given
    HttpResponse<String> wrong = create("amount=viel&currency=eur");

    // when
    HttpResponse<String> right = create(FORM);

    // then
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(right.statusCode()).isEqualTo(200);
  }

  @Test
  void shouldForgetTheKeyAfterADay() {
    // given
    create(FORM);

    // when
    sandbox.clock.advance(Duration.ofHours(24));
    create(FORM);

    // then
    assertThat(intents()).isEqualTo(2);
  }

  @Test
  void shouldKeepTheKeysOfAccountsApart() {
    // given
    String account = sandbox.raw("POST", "/v1/accounts", "type=express").body();
    String id = Json.parse(account).path("id").asText();
    create(FORM);

    // when
    HttpResponse<String> other =
        sandbox.raw("POST", PATH, FORM, "Idempotency-Key", "key_1", "Stripe-Account", id);

    // then
    assertThat(other.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(intents()).isEqualTo(2);
  }
}
