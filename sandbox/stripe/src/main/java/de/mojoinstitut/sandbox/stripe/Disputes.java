package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.time.Duration;
import java.util.List;

/** {@code /v1/disputes}: a customer takes the money back through the bank. */
final class Disputes {

  static final String KIND = "dispute";
  private static final String PATH = "/v1/disputes";
  private static final long SECONDS_TO_ANSWER = Duration.ofDays(14).toSeconds();
  private static final List<String> OPEN = List.of("needs_response", "under_review");
  private static final List<String> REASONS =
      List.of(
          "credit_not_processed",
          "duplicate",
          "fraudulent",
          "general",
          "product_not_received",
          "product_unacceptable",
          "subscription_canceled",
          "unrecognized");

  /** On a charge: the money is with the customer's bank, so that it cannot be refunded. */
  private static final String CHARGED_BACK = "charged_back";

  private Disputes() {}

  static void register(Endpoints endpoints) {
    endpoints.get(
        PATH,
        Schema.of("charge string", "payment_intent string", "created range", Schema.PAGE),
        call -> Pages.of(call, KIND, Pages.equal(call, "charge", "payment_intent")));
    endpoints.retrieve(PATH + "/{id}", KIND);
    endpoints.post(
        PATH + "/{id}",
        Schema.of(evidence(), "submit boolean", "metadata metadata"),
        Disputes::update);
    endpoints.post(
        PATH + "/{id}/close", Schema.of(), call -> Answer.ok(settle(call.tx(), call.id(), false)));
  }

  private static String evidence() {
    StringBuilder lines = new StringBuilder();
    for (var field : Templates.of(KIND).path("evidence").properties()) {
      if (!field.getValue().isObject()) {
        lines.append("evidence.").append(field.getKey()).append(" string\n");
      }
    }
    return lines.toString();
  }

  /**
   * The customer's bank takes the money.
   *
   * @param amount minor units; 0 for all that was not refunded
   * @throws StripeFailure where the charge cannot be disputed
   */
  static ObjectNode open(Tx tx, ObjectNode charge, long amount, String reason) {
    if (!REASONS.contains(reason)) {
      throw new IllegalArgumentException("unknown reason, known: " + REASONS);
    }
    long rest = charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
    boolean paid = charge.path("status").asText().equals("succeeded");
    if (!paid || charge.path("disputed").asBoolean() || rest < 1 || amount > rest || amount < 0) {
      throw StripeFailure.refused("There is no such amount to be disputed.", null, "amount");
    }
    ObjectNode dispute = tx.create(KIND).put("amount", amount == 0 ? rest : amount);
    Fields.copy(charge, dispute, "currency", "payment_intent");
    dispute.set("charge", charge.get("id"));
    dispute.put("reason", reason);
    if (charge.path("payment_method_details").path("type").asText().equals("card")) {
      dispute.set("payment_method_details", details());
    }
    long dueBy = tx.now() + SECONDS_TO_ANSWER;
    dispute.withObject("evidence_details").put("due_by", dueBy);
    dispute.withArray("balance_transactions").add(Views.of(Postings.forDispute(tx, dispute)));
    tx.put(dispute);
    charge.put("disputed", true);
    Views.notes(charge).put(CHARGED_BACK, true);
    tx.put(charge);
    tx.wakeAt(dueBy, KIND, dispute.path("id").asText());
    tx.emit("charge.dispute.created", dispute);
    tx.emit("charge.dispute.funds_withdrawn", dispute);
    return dispute;
  }

  private static ObjectNode details() {
    ObjectNode details = Json.object().put("type", "card");
    details
        .putObject("card")
        .put("brand", "visa")
        .put("case_type", "chargeback")
        .put("network", "visa")
        .put("network_reason_code", "10.4");
    return details;
  }

  private static Answer update(Call call) {
    Tx tx = call.tx();
    ObjectNode dispute = open(tx, call.id());
    Fields.metadata(call.params(), dispute);
    if (call.at("evidence").orElse(null) instanceof ObjectNode evidence) {
      Fields.merge(evidence, dispute.withObject("evidence"));
      dispute.withObject("evidence_details").put("has_evidence", true);
    }
    if (call.at("submit").isEmpty() || call.flag("submit")) {
      submit(dispute);
    }
    tx.put(dispute);
    tx.emit("charge.dispute.updated", dispute, Json.object());
    return switch (dispute.at("/evidence/uncategorized_text").asText()) {
      case "winning_evidence" -> Answer.ok(settle(tx, call.id(), true));
      case "losing_evidence" -> Answer.ok(settle(tx, call.id(), false));
      default -> Answer.ok(dispute);
    };
  }

  private static void submit(ObjectNode dispute) {
    ObjectNode details = dispute.withObject("evidence_details");
    if (details.path("has_evidence").asBoolean()) {
      details.put("submission_count", details.path("submission_count").asInt() + 1);
      dispute.put("status", "under_review");
    }
  }

  private static ObjectNode open(Tx tx, String id) {
    ObjectNode dispute = tx.need(KIND, id);
    if (!OPEN.contains(dispute.path("status").asText())) {
      throw StripeFailure.refused("This dispute is already closed.", null, null);
    }
    return dispute;
  }

  /**
   * The bank decides.
   *
   * @throws StripeFailure where it has decided already
   */
  static ObjectNode settle(Tx tx, String id, boolean won) {
    ObjectNode dispute = open(tx, id);
    ObjectNode before = Json.object();
    Fields.copy(dispute, before, "status");
    dispute.put("status", won ? "won" : "lost");
    if (won) {
      ObjectNode back = Postings.forWonDispute(tx, dispute);
      dispute.withArray("balance_transactions").add(Views.of(back));
      dispute.put("is_charge_refundable", true);
      ObjectNode charge = tx.need("charge", dispute.path("charge").asText());
      Views.notes(charge).remove(CHARGED_BACK);
      tx.put(charge);
    }
    tx.put(dispute);
    tx.emit("charge.dispute.closed", dispute, before);
    if (won) {
      tx.emit("charge.dispute.funds_reinstated", dispute);
    }
    return dispute;
  }

  /** Who says nothing until the day it is due loses. */
  static void loseByClock(Tx tx, String id) {
    tx.find(KIND, id)
        .filter(dispute -> dispute.path("status").asText().equals("needs_response"))
        .filter(dispute -> dueBy(dispute) <= tx.now())
        .ifPresent(dispute -> settle(tx, id, false));
  }

  static long dueBy(ObjectNode dispute) {
    return dispute.path("evidence_details").path("due_by").asLong();
  }

  static boolean blocksRefund(ObjectNode charge) {
    return charge.path(Views.NOTES).path(CHARGED_BACK).asBoolean();
  }
}
