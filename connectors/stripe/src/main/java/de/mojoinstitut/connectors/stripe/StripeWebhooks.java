package de.mojoinstitut.connectors.stripe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks as they came over the wire.
 *
 * @see <a href="https://docs.stripe.com/webhooks/signature">Stripe: signatures</a>
 */
public final class StripeWebhooks {

  private static final long TOLERANCE_SECONDS = 300;

  private final String secret;
  private final Clock clock;

  /**
   * @param clock real time: Stripe signs with it, whatever our own clock says
   */
  StripeWebhooks(String secret, Clock clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /** What a delivery turned out to be. */
  public sealed interface Delivery {
    record Told(StripeEvent event) implements Delivery {}

    /** The signature is missing, wrong or too old. */
    record NotSigned() implements Delivery {}

    /** Signed, but no event. */
    record NoEvent() implements Delivery {}
  }

  /**
   * Checks the signature over the raw bytes and reads the event.
   *
   * @param signature the {@code Stripe-Signature} header, null where it was missing
   */
  public Delivery verify(byte[] body, @Nullable String signature) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (signature == null || !isSigned(text, signature)) {
      return new Delivery.NotSigned();
    }
    try {
      return new Delivery.Told(read(JsonParser.parseString(text).getAsJsonObject()));
    } catch (JsonParseException | IllegalStateException | IllegalArgumentException e) {
      return new Delivery.NoEvent();
    }
  }

  private boolean isSigned(String text, String signature) {
    try {
      return Webhook.Signature.verifyHeader(text, signature, secret, TOLERANCE_SECONDS, clock);
    } catch (SignatureVerificationException e) {
      return false;
    }
  }

  private static StripeEvent read(JsonObject event) {
    JsonObject object = child(child(event, "data"), "object");
    JsonObject ids = child(object, "metadata");
    return new StripeEvent(
        required(event, "id"),
        required(event, "type"),
        text(object, "id"),
        text(ids, Metadata.PAYMENT),
        text(ids, Metadata.REFUND),
        text(ids, Metadata.TENANT),
        text(ids, Metadata.PAYOUT),
        text(object, "payment_intent"),
        text(event, "account"));
  }

  private static JsonObject child(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonObject child ? child : new JsonObject();
  }

  private static String required(JsonObject object, String name) {
    String value = text(object, name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static @Nullable String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }
}
