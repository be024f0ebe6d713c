package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;

/** {@code /v1/transfers}: money from the platform's balance to a connected account's. */
final class Transfers {

  static final String KIND = "transfer";
  private static final String PATH = "/v1/transfers";
  private static final Schema CREATE =
      Schema.of(
          """
          amount! integer
          currency! currency
          destination! string
          description string
          metadata metadata
          source_transaction string
          source_type enum(bank_account|card|fpx)
          transfer_group string
          """);
  private static final Schema LIST =
      Schema.of("created range", "destination string", "transfer_group string", Schema.PAGE);
  private static final String TRANSFERRED = "transferred";

  private Transfers() {}

  static void register(Endpoints endpoints) {
    endpoints.post(PATH, CREATE, Transfers::create);
    endpoints.get(
        PATH,
        LIST,
        call -> Pages.of(call, KIND, Pages.equal(call, "destination", "transfer_group")));
    endpoints.retrieve(PATH + "/{id}", KIND);
    endpoints.post(
        PATH + "/{id}",
        Schema.of("description string", "metadata metadata"),
        call -> {
          ObjectNode transfer = call.tx().need(KIND, call.id());
          Fields.copy(call.params(), transfer, "description");
          Fields.metadata(call.params(), transfer);
          call.tx().put(transfer);
          call.tx().emit("transfer.updated", transfer);
          return Answer.ok(transfer);
        });
  }

  private static Answer create(Call call) {
    Tx tx = call.tx();
    long amount = call.number("amount", 0);
    if (amount < 1) {
      throw StripeFailure.invalid(
          "Invalid positive integer", "parameter_invalid_integer", "amount");
    }
    ObjectNode account = destination(call);
    ObjectNode transfer = tx.create(KIND).put("amount", amount);
    Fields.copy(
        call.params(), transfer, "currency", "description", "source_type", "transfer_group");
    Fields.metadata(call.params(), transfer);
    transfer.set("destination", account.get("id"));
    transfer.withObject("reversals").put("url", path(transfer) + "/reversals");
    long availableOn =
        call.text("source_transaction").isPresent()
            ? fromCharge(call, transfer)
            : fromBalance(tx, transfer);
    transfer.set(
        "balance_transaction",
        Postings.book(tx, Postings.Type.TRANSFER, transfer, -amount, 0, availableOn).get("id"));
    transfer.set("destination_payment", arrive(tx, transfer, availableOn).get("id"));
    tx.put(transfer);
    tx.emit("transfer.created", transfer);
    return Answer.ok(transfer);
  }

  private static ObjectNode destination(Call call) {
    String id = call.text("destination").orElseThrow();
    ObjectNode account =
        call.tx()
            .find(Accounts.KIND, id)
            .filter(found -> !Accounts.closed(found))
            .orElseThrow(() -> StripeFailure.noSuch("destination", id, "destination", 400));
    if (!account.path("capabilities").path("transfers").asText().equals("active")) {
      throw StripeFailure.refused(
          "The destination account needs one of these capabilities: transfers, crypto_transfers,"
              + " legacy_payments.",
          "insufficient_capabilities_for_transfer",
          null);
    }
    if (!account.path("default_currency").equals(call.params().path("currency"))) {
      throw StripeFailure.refused(
          "The destination account takes "
              + account.path("default_currency").asText()
              + " only; the sandbox converts no money.",
          null,
          "currency");
    }
    return account;
  }

  private static long fromBalance(Tx tx, ObjectNode transfer) {
    long available =
        tx.funds().available(tx.account(), transfer.path("currency").asText(), tx.now());
    if (available < transfer.path("amount").asLong()) {
      throw StripeFailure.insufficient("You have insufficient available funds in your account.");
    }
    return tx.now();
  }

  /** Takes the money out of one charge, also before it is available. */
  private static long fromCharge(Call call, ObjectNode transfer) {
    Tx tx = call.tx();
    ObjectNode charge =
        tx.needFor("source_transaction", "charge", call.text("source_transaction").orElseThrow());
    if (!charge.path("status").asText().equals("succeeded")
        || !charge.path("currency").equals(transfer.path("currency"))) {
      throw StripeFailure.refused(
          "The source must be a paid charge in the transfer's currency.",
          null,
          "source_transaction");
    }
    long before = Views.notes(charge).path(TRANSFERRED).asLong();
    long amount = transfer.path("amount").asLong();
    if (before + amount > charge.path("amount").asLong()) {
      throw StripeFailure.refused(
          "Transfers using this transaction as a source must not exceed the source amount of "
              + charge.path("amount").asLong()
              + "; "
              + before
              + " have been transferred already.",
          null,
          "amount");
    }
    group(charge, transfer);
    Views.notes(charge).put(TRANSFERRED, before + amount);
    tx.put(charge);
    transfer.set("source_transaction", charge.get("id"));
    return Postings.availableOn(tx, charge);
  }

  /** Charge and transfer end up in one group, whichever of them names it. */
  private static void group(ObjectNode charge, ObjectNode transfer) {
    String ofCharge = charge.path("transfer_group").asText("");
    String ofTransfer = transfer.path("transfer_group").asText("");
    if (!ofCharge.isEmpty() && !ofTransfer.isEmpty() && !ofCharge.equals(ofTransfer)) {
      throw StripeFailure.refused(
          "The source is in the transfer group " + ofCharge + ".", null, "transfer_group");
    }
    String both = ofCharge.isEmpty() ? ofTransfer : ofCharge;
    if (both.isEmpty()) {
      both = "group_" + charge.path("id").asText();
    }
    charge.put("transfer_group", both);
    transfer.put("transfer_group", both);
  }

  /** The payment that the connected account sees. */
  private static ObjectNode arrive(Tx tx, ObjectNode transfer, long availableOn) {
    String account = transfer.path("destination").asText();
    ObjectNode payment = tx.createFor(account, "charge").put("id", "py_" + Ids.random(24));
    long amount = transfer.path("amount").asLong();
    Fields.copy(transfer, payment, "amount", "currency");
    payment.put("captured", true).put("amount_captured", amount);
    payment.set("source_transfer", transfer.get("id"));
    payment.set(
        "balance_transaction",
        Postings.book(tx, Postings.Type.PAYMENT, payment, amount, 0, availableOn).get("id"));
    tx.put(payment);
    return payment;
  }

  /** A reversed part may be transferred out of the same charge again. */
  static void giveBack(Tx tx, ObjectNode transfer, long amount) {
    tx.find("charge", transfer.path("source_transaction").asText())
        .ifPresent(
            charge -> {
              ObjectNode notes = Views.notes(charge);
              notes.put(TRANSFERRED, notes.path(TRANSFERRED).asLong() - amount);
              tx.put(charge);
            });
  }

  static String path(ObjectNode transfer) {
    return PATH + "/" + transfer.path("id").asText();
  }

  /** The former values that an event of a reversal shows. */
  static ObjectNode before(ObjectNode transfer) {
    ObjectNode before = Json.object();
    Fields.copy(transfer, before, "amount_reversed", "reversed");
    return before;
  }
}
