package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.List;
import java.util.function.BooleanSupplier;

/** {@code /v1/payouts}: money from an account's balance to its bank. */
final class Payouts {

  static final String KIND = "payout";
  private static final String PATH = "/v1/payouts";
  private static final Schema CREATE =
      Schema.of(
          """
          amount! integer
          currency! currency
          description string
          metadata metadata
          method enum(instant|standard)
          source_type enum(bank_account|card|fpx)
          statement_descriptor string
          """);
  private static final List<String> ON_THE_WAY = List.of("pending", "in_transit");

  private final BooleanSupplier fails;

  /**
   * @param fails asked when a payout reaches the bank: whether that sends it back
   */
  Payouts(BooleanSupplier fails) {
    this.fails = fails;
  }

  void register(Endpoints endpoints) {
    endpoints.post(PATH, CREATE, Payouts::create);
    endpoints.get(
        PATH,
        Schema.of("created range", "destination string", "status string", Schema.PAGE),
        call -> Pages.of(call, KIND, Pages.equal(call, "destination", "status")));
    endpoints.retrieve(PATH + "/{id}", KIND);
    endpoints.post(
        PATH + "/{id}",
        Schema.of("metadata metadata"),
        call -> {
          ObjectNode payout = call.tx().need(KIND, call.id());
          Fields.metadata(call.params(), payout);
          call.tx().put(payout);
          call.tx().emit("payout.updated", payout);
          return Answer.ok(payout);
        });
    endpoints.post(PATH + "/{id}/cancel", Schema.of(), Payouts::cancel);
  }

  private static Answer create(Call call) {
    long amount = call.number("amount", 0);
    if (amount < 1) {
      throw StripeFailure.invalid(
          "Invalid positive integer", "parameter_invalid_integer", "amount");
    }
    ObjectNode payout = call.tx().create(KIND).put("amount", amount);
    Fields.copy(call.params(), payout, "currency", "description", "method", "statement_descriptor");
    Fields.metadata(call.params(), payout);
    return Answer.ok(send(call.tx(), payout));
  }

  /** Pays out all that an account has, as Stripe's own schedule does every day. */
  static ObjectNode everything(Tx tx, String currency) {
    long available = tx.funds().available(tx.account(), currency, tx.now());
    if (available < 1) {
      throw StripeFailure.insufficient("There is nothing to be paid out.");
    }
    return send(
        tx,
        tx.create(KIND)
            .put("amount", available)
            .put("currency", currency)
            .put("automatic", true)
            .put("reconciliation_status", "completed"));
  }

  private static ObjectNode send(Tx tx, ObjectNode payout) {
    long amount = payout.path("amount").asLong();
    String currency = payout.path("currency").asText();
    payout.set("destination", bank(tx, currency));
    if (tx.funds().available(tx.account(), currency, tx.now()) < amount) {
      throw StripeFailure.insufficient(
          "You have insufficient funds in your account for this payout.");
    }
    long arrival = tx.now() + tx.tariff().payoutTakes().toSeconds();
    payout.put("arrival_date", arrival);
    payout.set(
        "balance_transaction",
        Postings.book(tx, Postings.Type.PAYOUT, payout, -amount, 0, tx.now()).get("id"));
    tx.put(payout);
    tx.wakeAt(arrival, KIND, payout.path("id").asText());
    tx.emit("payout.created", payout);
    return payout;
  }

  /** The bank account; the platform's own has no id here. */
  private static JsonNode bank(Tx tx, String currency) {
    if (tx.account().isEmpty()) {
      return NullNode.instance;
    }
    ObjectNode account = tx.anyAccount(tx.account()).orElseThrow();
    if (!account.path("payouts_enabled").asBoolean()) {
      throw StripeFailure.refused(
          "Payouts are not enabled for this account.", "payouts_not_allowed", null);
    }
    for (JsonNode bank : account.path("external_accounts").path("data")) {
      if (bank.path("currency").asText().equals(currency)) {
        return bank.path("id");
      }
    }
    throw StripeFailure.refused(
        "There is no external account in that currency (" + currency + ").", null, "currency");
  }

  private static Answer cancel(Call call) {
    ObjectNode payout = call.tx().need(KIND, call.id());
    if (!payout.path("status").asText().equals("pending")) {
      throw StripeFailure.refused("Only a pending payout can be canceled.", null, null);
    }
    payout.put("status", "canceled");
    giveBack(call.tx(), payout, Postings.Type.PAYOUT_CANCEL);
    call.tx().put(payout);
    call.tx().emit("payout.canceled", payout, Json.object().put("status", "pending"));
    return Answer.ok(payout);
  }

  private static void giveBack(Tx tx, ObjectNode payout, Postings.Type type) {
    long amount = payout.path("amount").asLong();
    payout.set(
        "failure_balance_transaction",
        Postings.book(tx, type, payout, amount, 0, tx.now()).get("id"));
  }

  /** Called when a payout's time has come. */
  void arriveByClock(Tx tx, String id) {
    tx.find(KIND, id)
        .filter(payout -> ON_THE_WAY.contains(payout.path("status").asText()))
        .ifPresent(payout -> settle(tx, id, !fails.getAsBoolean()));
  }

  /**
   * The bank takes the money or sends it back; the latter also after it had taken it.
   *
   * @throws StripeFailure where the payout has come to its end already
   */
  static ObjectNode settle(Tx tx, String id, boolean paid) {
    ObjectNode payout = tx.need(KIND, id);
    String status = payout.path("status").asText();
    if (!ON_THE_WAY.contains(status) && !(status.equals("paid") && !paid)) {
      throw StripeFailure.refused("The payout is over.", null, null);
    }
    ObjectNode before = Json.object().put("status", status);
    payout.put("status", paid ? "paid" : "failed");
    if (!paid) {
      payout
          .put("failure_code", "account_closed")
          .put("failure_message", "The bank account has been closed.");
      giveBack(tx, payout, Postings.Type.PAYOUT_FAILURE);
    }
    tx.put(payout);
    tx.emit(paid ? "payout.paid" : "payout.failed", payout, before);
    if (!paid) {
      tx.anyAccount(tx.account()).ifPresent(account -> BankAccounts.fail(tx, account));
    }
    return payout;
  }
}
