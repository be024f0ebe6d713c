package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TroubleTest {

  private static final RequestOptions KEY =
      RequestOptions.builder().setIdempotencyKey("key_1").setReadTimeout(400).build();

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

  private Session create() throws StripeException {
    return sandbox.stripe.v1().checkout().sessions().create(Sandboxed.hundredEuros().build(), KEY);
  }

  private int sessions() {
    return sandbox.get("/_sandbox/objects?kind=checkout.session").body().path("objects").size();
  }

  @Test
  void shouldBreakBeforeTheEffectAndRememberIt() throws StripeException {
    // given
    sandbox.trouble("{\"kind\": \"error_before\", \"path\": \"/v1/checkout\"}");

    // when
    ApiException broken = catchThrowableOfType(ApiException.class, this::create);

    // then
    assertThat(broken.getStatusCode()).isEqualTo(500);
    assertThatThrownBy(this::create).isInstanceOf(ApiException.class);
    assertThat(sessions()).isZero();
  }

  @Test
  void shouldForgetTheErrorWhenToldSo() throws StripeException {
    // given
    sandbox.trouble(
        "{\"kind\": \"error_before\", \"path\": \"/v1/checkout\", \"remembered\": false}");
    assertThatThrownBy(this::create).isInstanceOf(ApiException.class);

    // when
    Session session = create();

    // then
    assertThat(session.getStatus()).isEqualTo("open");
  }

  @Test
  void shouldHaveDoneItWhenTheAnswerComesTooLate() throws StripeException {
    // given
    sandbox.trouble("{\"kind\": \"timeout_after\", \"path\": \"/v1/checkout\"}");
    assertThatThrownBy(this::create).isInstanceOf(ApiConnectionException.class);
    assertThat(sessions()).isEqualTo(1);

    // when
    create();

    // then
    assertThat(sessions()).isEqualTo(1);
  }

  @Test
  void shouldSayNothingAtAll() {
    // given
    sandbox.trouble("{\"kind\": \"silence\", \"path\": \"/v1/checkout\", \"millis\": 3000}");

    // when, then
    assertThatThrownBy(this::create).isInstanceOf(ApiConnectionException.class);
    assertThat(sessions()).isZero();
  }

  @Test
  void shouldHitOnlyTheNamedMethodAndSoManyRequests() throws StripeException {
    // given
    sandbox.trouble(
        "{\"kind\": \"error_before\", \"method\": \"GET\", \"path\": \"/v1/balance\","
            + " \"times\": 2}");

    // when
    create();

    // then
    assertThatThrownBy(() -> sandbox.stripe.v1().balance().retrieve())
        .isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> sandbox.stripe.v1().balance().retrieve())
        .isInstanceOf(ApiException.class);
    assertThat(sandbox.stripe.v1().balance().retrieve().getObject()).isEqualTo("balance");
  }

  @Test
  void shouldDeclineTheNextPaymentWhateverTheCard() throws StripeException {
    // given
    sandbox.trouble("{\"kind\": \"decline\", \"card\": \"insufficient_funds\"}");
    Session session = create();

    // when
    Sandboxed.Reply declined = sandbox.pay(session.getId(), "ok");

    // then
    assertThat(declined.status()).isEqualTo(402);
    assertThat(sandbox.pay(session.getId(), "ok").status()).isEqualTo(200);
  }

  @Test
  void shouldListAndClearWhatIsSwitchedOn() {
    // given
    sandbox.trouble("{\"kind\": \"decline\", \"times\": 3}");
    assertThat(sandbox.get("/_sandbox/trouble").body().at("/trouble/0/times").asInt()).isEqualTo(3);

    // when
    sandbox.raw("DELETE", "/_sandbox/trouble", null);

    // then
    assertThat(sandbox.get("/_sandbox/trouble").body().path("trouble")).isEmpty();
  }

  @Test
  void shouldRefuseAnUnknownSwitch() {
    assertThat(sandbox.trouble("{\"kind\": \"earthquake\"}").status()).isEqualTo(400);
    assertThat(sandbox.trouble("{\"kind\": \"decline\", \"often\": 1}").status()).isEqualTo(400);
  }
}
