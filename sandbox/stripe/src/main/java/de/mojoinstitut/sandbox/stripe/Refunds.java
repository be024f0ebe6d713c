package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** {@code /v1/refunds}: whole or partial, never more than was paid. */
final class Refunds {

  static final String KIND = "refund";
  private static final String PATH = "/v1/refunds";
  private static final Schema CREATE =
      Schema.of(
          """
          charge string
          payment_intent string
          amount integer
          metadata metadata
          reason enum(duplicate|fraudulent|requested_by_customer)
          """);
  private static final Schema LIST =
      Schema.of("charge string", "payment_intent string", "created range", Schema.PAGE);

  private final BooleanSupplier staysPending;

  /**
   * @param staysPending asked at each refund: whether the bank takes its time with this one
   */
  Refunds(BooleanSupplier staysPending) {
    this.staysPending = staysPending;
  }

  void register(Endpoints endpoints) {
    endpoints.post(PATH, CREATE, this::create);
    endpoints.get(
        PATH, LIST, call -> Pages.of(call, KIND, Pages.equal(call, "charge", "payment_intent")));
    endpoints.retrieve(PATH + "/{id}", KIND);
    endpoints.post(
        PATH + "/{id}",
        Schema.of("metadata metadata"),
        call -> {
          ObjectNode refund = call.tx().need(KIND, call.id());
          Fields.metadata(call.params(), refund);
          call.tx().put(refund);
          return Answer.ok(refund);
        });
  }

  private Answer create(Call call) {
    ObjectNode charge = charge(call);
    Long amount = call.at("amount").map(JsonNode::asLong).orElse(null);
    return Answer.ok(make(call.tx(), charge, amount, call.params()));
  }

  /**
   * A refund as somebody makes it by hand in the dashboard: nothing in it is ours.
   *
   * @param amount minor units; null for all that is left
   * @throws StripeFailure where the charge cannot be refunded so far
   */
  ObjectNode byHand(Tx tx, ObjectNode charge, @Nullable Long amount) {
    if (!charge.path("status").asText().equals("succeeded")) {
      throw notPaid(charge.path("id").asText());
    }
    return make(tx, charge, amount, Json.object().put("reason", "requested_by_customer"));
  }

  private ObjectNode make(Tx tx, ObjectNode charge, @Nullable Long wanted, ObjectNode params) {
    if (Disputes.blocksRefund(charge)) {
      throw StripeFailure.refused(
          "Charge " + charge.path("id").asText() + " has been charged back; it cannot be refunded.",
          "charge_disputed",
          null);
    }
    long paid = charge.path("amount").asLong();
    long refunded = charge.path("amount_refunded").asLong();
    if (refunded >= paid) {
      throw StripeFailure.refused(
          "Charge " + charge.path("id").asText() + " has already been refunded.",
          "charge_already_refunded",
          null);
    }
    long amount = wanted == null ? paid - refunded : wanted;
    if (amount < 1) {
      throw StripeFailure.invalid(
          "Invalid positive integer", "parameter_invalid_integer", "amount");
    }
    if (amount > paid - refunded) {
      throw StripeFailure.refused(
          "Refund amount ("
              + amount
              + ") is greater than unrefunded amount on charge ("
              + (paid - refunded)
              + ")",
          null,
          "amount");
    }
    ObjectNode refund = fill(tx, charge, amount, params);
    charge.put("amount_refunded", refunded + amount).put("refunded", refunded + amount == paid);
    tx.put(charge);
    tx.put(refund);
    tx.emit("charge.refunded", charge, Json.object().put("amount_refunded", refunded));
    tx.emit("refund.created", refund);
    return refund;
  }

  private static ObjectNode charge(Call call) {
    String chargeId = call.text("charge").orElse("");
    String intentId = call.text("payment_intent").orElse("");
    if (chargeId.isEmpty() == intentId.isEmpty()) {
      throw StripeFailure.invalid(
          "Exactly one of the following params should be provided for this request:"
              + " payment_intent or charge.",
          "parameter_missing",
          "payment_intent");
    }
    if (intentId.isEmpty()) {
      ObjectNode charge = call.tx().needFor("charge", "charge", chargeId);
      if (!charge.path("status").asText().equals("succeeded")) {
        throw notPaid(chargeId);
      }
      return charge;
    }
    ObjectNode intent = call.tx().needFor("payment_intent", "payment_intent", intentId);
    if (!intent.path("status").asText().equals("succeeded")) {
      throw StripeFailure.unexpectedState(
          "This PaymentIntent (" + intentId + ") does not have a successful charge to refund.",
          intent);
    }
    return call.tx().need("charge", intent.path("latest_charge").asText());
  }

  private static StripeFailure notPaid(String chargeId) {
    return StripeFailure.refused(
        "Charge " + chargeId + " has not been paid.", "charge_not_refundable", "charge");
  }

  private ObjectNode fill(Tx tx, ObjectNode charge, long amount, ObjectNode params) {
    ObjectNode refund = tx.create(KIND).put("amount", amount);
    Fields.copy(charge, refund, "currency", "payment_intent", "customer", "payment_method");
    refund.set("charge", charge.get("id"));
    Fields.copy(params, refund, "reason");
    Fields.metadata(params, refund);
    boolean card = charge.path("payment_method_details").path("type").asText().equals("card");
    String way = card ? "card" : "eu_bank_transfer";
    ObjectNode destination = Json.object().put("type", way);
    destination.set(
        way,
        card
            ? Json.object().put("type", "refund")
            : Json.object().putNull("reference").putNull("reference_status"));
    refund.set("destination_details", destination);
    if (staysPending.getAsBoolean()) {
      refund.put("status", "pending").put("pending_reason", "processing");
    }
    refund.set("balance_transaction", Postings.forRefund(tx, refund).get("id"));
    return refund;
  }

  /**
   * Brings a pending refund to its end; a succeeded one may still come back from the bank. A failed
   * one gives the money back to the balance.
   *
   * @throws StripeFailure where it can not end so any more
   */
  static ObjectNode settle(Tx tx, String id, boolean succeeds) {
    ObjectNode refund = tx.need(KIND, id);
    String status = refund.path("status").asText();
    boolean mayFail = status.equals("pending") || status.equals("succeeded");
    if (succeeds ? !status.equals("pending") : !mayFail) {
      throw StripeFailure.refused("The refund is " + status + ".", null, null);
    }
    refund.remove("pending_reason");
    refund.put("status", succeeds ? "succeeded" : "failed");
    ObjectNode before = Json.object().put("status", status);
    if (!succeeds) {
      boolean returned = status.equals("succeeded");
      refund.put("failure_reason", returned ? "expired_or_canceled_card" : "declined");
      refund.set("failure_balance_transaction", Postings.forFailedRefund(tx, refund).get("id"));
      ObjectNode charge = tx.need("charge", refund.path("charge").asText());
      long rest = charge.path("amount_refunded").asLong() - refund.path("amount").asLong();
      tx.put(charge.put("amount_refunded", rest).put("refunded", false));
    }
    tx.put(refund);
    tx.emit("refund.updated", refund, before);
    if (!succeeds) {
      tx.emit("refund.failed", refund, before);
    }
    return refund;
  }
}
