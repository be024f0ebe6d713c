package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;

/** {@code /v1/transfers/{id}/reversals}: money back from a connected account, where it has some. */
final class TransferReversals {

  private static final String KIND = "transfer_reversal";
  private static final String PATH = "/v1/transfers/{id}/reversals";
  private static final int EMBEDDED = 10;

  private TransferReversals() {}

  static void register(Endpoints endpoints) {
    endpoints.post(
        PATH,
        Schema.of(
            "amount integer",
            "description string",
            "metadata metadata",
            "refund_application_fee boolean"),
        TransferReversals::create);
    endpoints.get(
        PATH,
        Schema.of(Schema.PAGE),
        call -> {
          call.tx().need(Transfers.KIND, call.id());
          return Pages.of(call, KIND, of(call.id()));
        });
    endpoints.get(PATH + "/{reversal}", Schema.of(), call -> Answer.ok(one(call)));
    endpoints.post(
        PATH + "/{reversal}",
        Schema.of("metadata metadata"),
        call -> {
          ObjectNode reversal = one(call);
          Fields.metadata(call.params(), reversal);
          call.tx().put(reversal);
          return Answer.ok(reversal);
        });
  }

  private static Predicate<ObjectNode> of(String transferId) {
    return reversal -> reversal.path("transfer").asText().equals(transferId);
  }

  private static ObjectNode one(Call call) {
    String id = call.variable("reversal");
    return call.tx()
        .find(KIND, id)
        .filter(of(call.id()))
        .orElseThrow(() -> StripeFailure.noSuch(KIND, id, "id", 404));
  }

  private static Answer create(Call call) {
    Tx tx = call.tx();
    ObjectNode transfer = tx.need(Transfers.KIND, call.id());
    long amount = amount(call, transfer);
    long availableOn = Postings.availableOn(tx, transfer);
    String account = transfer.path("destination").asText();
    String currency = transfer.path("currency").asText();
    if (tx.funds().availableBy(account, currency, tx.now(), availableOn) < amount) {
      throw StripeFailure.insufficient(
          "The connected account has insufficient funds for this reversal.");
    }
    ObjectNode reversal = tx.create(KIND).put("amount", amount);
    reversal.set("transfer", transfer.get("id"));
    Fields.copy(transfer, reversal, "currency");
    Fields.metadata(call.params(), reversal);
    reversal.set(
        "balance_transaction",
        Postings.book(tx, Postings.Type.TRANSFER_REVERSAL, reversal, amount, 0, availableOn)
            .get("id"));
    reversal.set("destination_payment_refund", leave(tx, transfer, reversal, availableOn));
    tx.put(reversal);
    reversed(tx, transfer, reversal);
    return Answer.ok(reversal);
  }

  private static long amount(Call call, ObjectNode transfer) {
    long rest = transfer.path("amount").asLong() - transfer.path("amount_reversed").asLong();
    long amount = call.number("amount", rest);
    if (call.at("amount").isPresent() && amount < 1) {
      throw StripeFailure.invalid(
          "Invalid positive integer", "parameter_invalid_integer", "amount");
    }
    if (rest == 0) {
      throw StripeFailure.refused("The transfer is already fully reversed.", null, null);
    }
    if (amount > rest) {
      throw StripeFailure.refused(
          "The reversal's amount ("
              + amount
              + ") is greater than what is left of the transfer ("
              + rest
              + ").",
          null,
          "amount");
    }
    return amount;
  }

  /** The refund that the connected account sees. */
  private static JsonNode leave(Tx tx, ObjectNode transfer, ObjectNode reversal, long availableOn) {
    long amount = reversal.path("amount").asLong();
    ObjectNode refund =
        tx.createFor(transfer.path("destination").asText(), Refunds.KIND)
            .put("id", "pyr_" + Ids.random(24));
    Fields.copy(reversal, refund, "amount", "currency");
    refund.set("charge", transfer.get("destination_payment"));
    refund.set("transfer_reversal", reversal.get("id"));
    refund.set(
        "balance_transaction",
        Postings.book(tx, Postings.Type.PAYMENT_REFUND, refund, -amount, 0, availableOn).get("id"));
    tx.put(refund);
    return refund.path("id");
  }

  private static void reversed(Tx tx, ObjectNode transfer, ObjectNode reversal) {
    ObjectNode before = Transfers.before(transfer);
    long amount = reversal.path("amount").asLong();
    long all = transfer.path("amount_reversed").asLong() + amount;
    transfer.put("amount_reversed", all).put("reversed", all == transfer.path("amount").asLong());
    ObjectNode list = transfer.withObject("reversals");
    ArrayNode newest = list.withArray("data").insert(0, Views.of(reversal));
    if (newest.size() > EMBEDDED) {
      newest.remove(EMBEDDED);
      list.put("has_more", true);
    }
    tx.put(transfer);
    Transfers.giveBack(tx, transfer, amount);
    tx.emit("transfer.reversed", transfer, before);
  }
}
