package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import org.jspecify.annotations.Nullable;

/** A refusal: nothing has changed, and this is Stripe's error body for it. */
final class StripeFailure extends RuntimeException {

  private final transient Answer answer;
  private final boolean executed;

  private StripeFailure(int status, ObjectNode error, boolean executed) {
    super(error.path("message").asText());
    ObjectNode body = Json.object();
    body.set("error", error);
    this.answer = new Answer(status, body);
    this.executed = executed;
  }

  Answer answer() {
    return answer;
  }

  /** False where Stripe refuses before the endpoint runs: such an answer is kept under no key. */
  boolean executed() {
    return executed;
  }

  /** A parameter is wrong; the endpoint does not run. */
  static StripeFailure invalid(String message, @Nullable String code, @Nullable String param) {
    return new StripeFailure(400, error("invalid_request_error", message, code, param), false);
  }

  static StripeFailure missing(String param) {
    return invalid("Missing required param: " + param + ".", "parameter_missing", param);
  }

  static StripeFailure unknown(String param) {
    return invalid("Received unknown parameter: " + param, "parameter_unknown", param);
  }

  /** No object of that id. */
  static StripeFailure noSuch(String kind, String id, String param, int status) {
    return new StripeFailure(
        status,
        error(
            "invalid_request_error",
            "No such " + kind.replace('.', ' ').replace('_', ' ') + ": '" + id + "'",
            "resource_missing",
            param),
        true);
  }

  /** The endpoint ran and found that this cannot be done. */
  static StripeFailure refused(String message, @Nullable String code, @Nullable String param) {
    return new StripeFailure(400, error("invalid_request_error", message, code, param), true);
  }

  /** There is not enough money for it. */
  static StripeFailure insufficient(String message) {
    return refused(message, "balance_insufficient", null);
  }

  /** The payment intent is in the wrong state; it comes along in the error. */
  static StripeFailure unexpectedState(String message, ObjectNode paymentIntent) {
    ObjectNode error =
        error("invalid_request_error", message, "payment_intent_unexpected_state", null);
    error.set("payment_intent", Views.of(paymentIntent));
    return new StripeFailure(400, error, true);
  }

  static StripeFailure unauthorized(String message) {
    return new StripeFailure(401, error("invalid_request_error", message, null, null), false);
  }

  static StripeFailure noAccess(String account) {
    return new StripeFailure(
        403,
        error(
            "invalid_request_error",
            "The provided key does not have access to account '"
                + account
                + "' (or that account does not exist). Application access may have been revoked.",
            "account_invalid",
            null),
        false);
  }

  static StripeFailure unknownUrl(String method, String path) {
    return new StripeFailure(
        404,
        error(
            "invalid_request_error",
            "Unrecognized request URL (" + method + ": " + path + ").",
            null,
            null),
        false);
  }

  static StripeFailure keyInUse(String key) {
    return new StripeFailure(
        409,
        error(
            "invalid_request_error",
            "There is currently another in-progress request using this Idempotent Key (that"
                + " probably means you submitted twice, and the other request is still going"
                + " through): "
                + key
                + ". Please try again later.",
            "idempotency_key_in_use",
            null),
        false);
  }

  static StripeFailure keyMismatch(String message) {
    return new StripeFailure(400, error("idempotency_error", message, null, null), false);
  }

  static StripeFailure broken() {
    return new StripeFailure(
        500,
        error("api_error", "An unknown error occurred (switched on in the sandbox).", null, null),
        true);
  }

  static ObjectNode error(
      String type, String message, @Nullable String code, @Nullable String param) {
    ObjectNode error = Json.object();
    if (code != null) {
      error.put("code", code);
      error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
    }
    error.put("message", message);
    if (param != null) {
      error.put("param", param);
    }
    return error.put("type", type);
  }
}
