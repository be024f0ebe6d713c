package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happens to a payment intent when it is charged, settled or given up. */
final class Payments {

  /** How an attempt ended. */
  enum Outcome {
    SUCCEEDED,
    PROCESSING,
    DECLINED
  }

  private static final List<String> CANCELABLE =
      List.of("requires_payment_method", "requires_confirmation", "requires_action");

  private final Supplier<Optional<Card>> forcedDecline;

  /**
   * @param forcedDecline asked at each attempt; a card here takes the place of the customer's
   */
  Payments(Supplier<Optional<Card>> forcedDecline) {
    this.forcedDecline = forcedDecline;
  }

  /**
   * Charges the payment method; stores intent and charge and tells of it.
   *
   * @param delaySeconds after which a slow method settles by itself; null for never
   */
  Outcome attempt(Tx tx, ObjectNode intent, ObjectNode method, @Nullable Long delaySeconds) {
    Card card = forcedDecline.get().orElse(PaymentMethods.behaviour(method));
    ObjectNode charge = Charges.make(tx, intent, method);
    intent.set("latest_charge", charge.get("id"));
    intent.set("payment_method", method.get("id"));
    intent.putNull("last_payment_error");
    if (card.isSlow()) {
      return process(tx, intent, charge, card, delaySeconds);
    }
    if (card.pays()) {
      succeed(tx, intent, charge);
      return Outcome.SUCCEEDED;
    }
    fail(tx, intent, charge, card, method);
    return Outcome.DECLINED;
  }

  private static Outcome process(
      Tx tx, ObjectNode intent, ObjectNode charge, Card card, @Nullable Long delaySeconds) {
    charge.put("status", "pending").put("paid", false);
    tx.put(charge);
    intent.put("status", "processing");
    Views.notes(intent).put("settles", card.label());
    if (delaySeconds != null) {
      long settleAt = tx.now() + delaySeconds;
      Views.notes(intent).put("settle_at", settleAt);
      tx.wakeAt(settleAt, "payment_intent", intent.path("id").asText());
    }
    tx.put(intent);
    tx.emit("charge.pending", charge);
    tx.emit("payment_intent.processing", intent);
    return Outcome.PROCESSING;
  }

  /** Brings a processing intent to its end. */
  void settle(Tx tx, ObjectNode intent, boolean succeeds) {
    ObjectNode charge = tx.need("charge", intent.path("latest_charge").asText());
    Views.notes(intent).remove("settle_at");
    if (succeeds) {
      succeed(tx, intent, charge);
    } else {
      ObjectNode method = tx.need("payment_method", intent.path("payment_method").asText());
      fail(tx, intent, charge, Card.SLOW_FAILS, method);
    }
  }

  private static void succeed(Tx tx, ObjectNode intent, ObjectNode charge) {
    charge.put("status", "succeeded").put("paid", true).put("captured", true);
    charge.set("amount_captured", charge.get("amount"));
    charge.set("balance_transaction", Postings.forCharge(tx, charge).get("id"));
    tx.put(charge);
    intent.put("status", "succeeded");
    intent.set("amount_received", intent.get("amount"));
    tx.put(intent);
    tx.emit("charge.succeeded", charge);
    tx.emit("payment_intent.succeeded", intent);
  }

  private static void fail(
      Tx tx, ObjectNode intent, ObjectNode charge, Card card, ObjectNode method) {
    charge.put("status", "failed").put("paid", false).putNull("balance_transaction");
    charge.put("failure_code", card.code()).put("failure_message", card.message());
    charge
        .withObject("outcome")
        .put("type", "issuer_declined")
        .put("network_status", "declined_by_network")
        .put("reason", card.declineCode().isEmpty() ? card.code() : card.declineCode())
        .put("seller_message", card.message());
    tx.put(charge);
    ObjectNode error = StripeFailure.error("card_error", card.message(), card.code(), null);
    error.set("charge", charge.get("id"));
    if (!card.declineCode().isEmpty()) {
      error.put("decline_code", card.declineCode());
    }
    error.set("payment_method", Views.of(method));
    intent.put("status", "requires_payment_method").putNull("payment_method");
    intent.set("last_payment_error", error);
    tx.put(intent);
    tx.emit("charge.failed", charge);
    tx.emit("payment_intent.payment_failed", intent);
  }

  /** The answer to a declined attempt: the error with the intent in it. */
  static Answer declined(ObjectNode intent) {
    ObjectNode body = Json.object();
    ObjectNode error = ((ObjectNode) intent.path("last_payment_error")).deepCopy();
    error.set("payment_intent", Views.of(intent));
    body.set("error", error);
    return new Answer(402, body);
  }

  /**
   * Gives an intent up.
   *
   * @throws StripeFailure where it has come too far
   */
  static void cancel(Tx tx, ObjectNode intent, @Nullable String reason) {
    String status = intent.path("status").asText();
    if (!CANCELABLE.contains(status)) {
      throw StripeFailure.unexpectedState(
          "You cannot cancel this PaymentIntent because it has a status of "
              + status
              + ". Only a PaymentIntent with one of the following statuses may be canceled: "
              + String.join(", ", CANCELABLE)
              + ".",
          intent);
    }
    intent
        .put("status", "canceled")
        .put("canceled_at", tx.now())
        .put("cancellation_reason", reason);
    tx.put(intent);
    tx.emit("payment_intent.canceled", intent);
  }
}
