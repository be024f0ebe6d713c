package de.mojoinstitut.connectors.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import de.mojoinstitut.connectors.stripe.StripeWebhooks.Delivery;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeWebhooksTest {

  private static final String SECRET = "whsec_webhooks";
  private static final String BODY =
      """
      {"id": "evt_1", "type": "refund.updated", "data": {"object": {"id": "re_1", "amount": 100,
       "metadata": {"paymentId": "pay_1", "refundId": "rf_1"}}}}""";

  private final StripeWebhooks webhooks = new StripeWebhooks(SECRET, Clock.systemUTC());

  private static String sign(String body) throws GeneralSecurityException {
    return Webhook.Signature.generateSignatureHeader(body, SECRET);
  }

  @Test
  void shouldReadWhichOfOurObjectsAnEventIsAbout() throws GeneralSecurityException {
    // when
    Delivery delivery = webhooks.verify(BODY.getBytes(UTF_8), sign(BODY));

    // then
    assertThat(delivery)
        .isEqualTo(
            new Delivery.Told(
                new StripeEvent(
                    "evt_1", "refund.updated", "re_1", "pay_1", "rf_1", null, null, null, null)));
  }

  @Test
  void shouldRefuseABodyThatWasChangedByOneByte() throws GeneralSecurityException {
    // given
    String changed = BODY.replace("100", "900");

    // then
    assertThat(webhooks.verify(changed.getBytes(UTF_8), sign(BODY)))
        .isEqualTo(new Delivery.NotSigned());
  }

  @Test
  void shouldRefuseAMissingSignature() {
    assertThat(webhooks.verify(BODY.getBytes(UTF_8), null)).isEqualTo(new Delivery.NotSigned());
  }

  @Test
  void shouldRefuseASignatureThatIsTooOld() throws GeneralSecurityException {
    // given
    StripeWebhooks later =
        new StripeWebhooks(SECRET, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6)));

    // then
    assertThat(later.verify(BODY.getBytes(UTF_8), sign(BODY))).isEqualTo(new Delivery.NotSigned());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "no json",
        "{}",
        "{\"id\": 1, \"data\": 2}",
        "{\"id\": \"evt_1\", \"type\": null}"
      })
  void shouldTellWhatIsSignedButNoEvent(String body) throws GeneralSecurityException {
    assertThat(webhooks.verify(body.getBytes(UTF_8), sign(body))).isEqualTo(new Delivery.NoEvent());
  }

  @Test
  void shouldTakeAnEventAboutAnObjectWithoutId() throws GeneralSecurityException {
    // given
    String balance =
        "{\"id\": \"evt_2\", \"type\": \"balance.available\", \"data\": {\"object\": {}}}";

    // then
    assertThat(webhooks.verify(balance.getBytes(UTF_8), sign(balance)))
        .isEqualTo(
            new Delivery.Told(
                new StripeEvent(
                    "evt_2", "balance.available", null, null, null, null, null, null, null)));
  }
}
