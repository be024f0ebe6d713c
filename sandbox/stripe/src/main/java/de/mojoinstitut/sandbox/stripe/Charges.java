package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;

/** {@code /v1/charges}: one for each attempt of a payment intent. */
final class Charges {

  private static final String KIND = "charge";
  private static final Schema LIST =
      Schema.of(
          "created range",
          "customer string",
          "payment_intent string",
          "transfer_group string",
          Schema.PAGE);

  private Charges() {}

  static void register(Endpoints endpoints) {
    endpoints.get(
        "/v1/charges",
        LIST,
        call ->
            Pages.of(
                call, KIND, Pages.equal(call, "customer", "payment_intent", "transfer_group")));
    endpoints.retrieve("/v1/charges/{id}", KIND);
  }

  /** A new charge of the intent, not yet stored. */
  static ObjectNode make(Tx tx, ObjectNode intent, ObjectNode method) {
    ObjectNode charge = tx.create(KIND);
    Fields.copy(
        intent,
        charge,
        "amount",
        "currency",
        "customer",
        "description",
        "metadata",
        "on_behalf_of",
        "receipt_email",
        "statement_descriptor",
        "statement_descriptor_suffix",
        "transfer_group",
        "application_fee_amount");
    charge.set("payment_intent", intent.get("id"));
    charge.set("payment_method", method.get("id"));
    charge.set("billing_details", method.path("billing_details").deepCopy());
    charge.set("payment_method_details", details(intent, method));
    return charge;
  }

  private static ObjectNode details(ObjectNode intent, ObjectNode method) {
    String type = method.path("type").asText();
    ObjectNode details = Templates.of(KIND + "." + type);
    Fields.copy(method.path(type), details, "last4", "fingerprint");
    if (type.equals("card")) {
      Fields.copy(method.path(type), details, "brand", "country");
      details.set("network", details.get("brand"));
      details.set("amount_authorized", intent.get("amount"));
      details.withObject("overcapture").set("maximum_amount_capturable", intent.get("amount"));
    }
    ObjectNode typed = Json.object().put("type", type);
    typed.set(type, details);
    return typed;
  }
}
