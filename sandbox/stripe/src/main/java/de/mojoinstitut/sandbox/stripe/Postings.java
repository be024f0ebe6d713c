package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;

/** Makes the balance transactions: every movement of money is one of these. */
final class Postings {

  /** What kind of movement, in Stripe's words. */
  enum Type {
    CHARGE("charge", "charge"),
    REFUND("refund", "refund"),
    REFUND_FAILURE("refund_failure", "refund_failure"),
    TRANSFER("transfer", "transfer"),
    TRANSFER_REVERSAL("transfer_refund", "transfer_reversal"),
    /** A transfer as the connected account sees it. */
    PAYMENT("payment", "charge"),
    /** A reversal as the connected account sees it. */
    PAYMENT_REFUND("payment_refund", "refund"),
    DISPUTE("adjustment", "dispute"),
    DISPUTE_REVERSAL("adjustment", "dispute_reversal"),
    PAYOUT("payout", "payout"),
    PAYOUT_FAILURE("payout_failure", "payout_reversal"),
    PAYOUT_CANCEL("payout_cancel", "payout_reversal");

    private final String type;
    private final String category;

    Type(String type, String category) {
      this.type = type;
      this.category = category;
    }
  }

  private Postings() {}

  /** Books a charge's money, less the fee for its card. */
  static ObjectNode forCharge(Tx tx, ObjectNode charge) {
    long amount = charge.path("amount").asLong();
    long surcharge =
        PaymentMethods.behaviour(
                tx.need(PaymentMethods.KIND, charge.path("payment_method").asText()))
            .surcharge();
    long availableOn = tx.now() + tx.tariff().availableAfter().toSeconds();
    long fee = tx.tariff().fee(amount, surcharge);
    return book(tx, Type.CHARGE, charge, amount, fee, availableOn);
  }

  /** Books a refund; the fee of the charge is not given back. */
  static ObjectNode forRefund(Tx tx, ObjectNode refund) {
    long amount = -refund.path("amount").asLong();
    return book(tx, Type.REFUND, refund, amount, 0, withCharge(tx, refund));
  }

  /** Books the return of a refund that the bank did not take. */
  static ObjectNode forFailedRefund(Tx tx, ObjectNode refund) {
    long amount = refund.path("amount").asLong();
    return book(tx, Type.REFUND_FAILURE, refund, amount, 0, withCharge(tx, refund));
  }

  /** Takes the disputed amount and the fee for the dispute. */
  static ObjectNode forDispute(Tx tx, ObjectNode dispute) {
    long amount = -dispute.path("amount").asLong();
    long fee = tx.tariff().disputeFee();
    return book(tx, Type.DISPUTE, dispute, amount, fee, withCharge(tx, dispute));
  }

  /** Gives the disputed amount back, not the fee. */
  static ObjectNode forWonDispute(Tx tx, ObjectNode dispute) {
    long amount = dispute.path("amount").asLong();
    return book(tx, Type.DISPUTE_REVERSAL, dispute, amount, 0, withCharge(tx, dispute));
  }

  /**
   * Books on the source's own account.
   *
   * @param availableOn epoch second
   */
  static ObjectNode book(
      Tx tx, Type type, ObjectNode source, long amount, long fee, long availableOn) {
    ObjectNode transaction = tx.create(Funds.KIND);
    Views.notes(transaction).set("account", source.path(Views.NOTES).get("account"));
    Fields.copy(source, transaction, "currency", "description");
    transaction.set("source", source.get("id"));
    transaction
        .put("amount", amount)
        .put("fee", fee)
        .put("net", amount - fee)
        .put("type", type.type)
        .put("reporting_category", type.category)
        .put("available_on", availableOn);
    if (fee != 0) {
      ObjectNode detail = Json.object().put("amount", fee).putNull("application");
      detail.set("currency", source.get("currency"));
      String what = type == Type.DISPUTE ? "Dispute fee" : "Stripe processing fees";
      transaction
          .withArray("fee_details")
          .add(detail.put("description", what).put("type", "stripe_fee"));
    }
    tx.put(BalanceTransactions.ripen(transaction, tx.now()));
    if (availableOn > tx.now()) {
      tx.wakeAt(availableOn, Balances.KIND, transaction.at(Balances.OWNER).asText());
    }
    return transaction;
  }

  /** What is taken out of a charge whose money is not there yet comes out of that money. */
  private static long withCharge(Tx tx, ObjectNode ofCharge) {
    ObjectNode charge = tx.need("charge", ofCharge.path("charge").asText());
    return availableOn(tx, charge);
  }

  /** When the money behind the object is available, not before now. */
  static long availableOn(Tx tx, ObjectNode source) {
    String own = source.path("balance_transaction").asText();
    return tx.find(Funds.KIND, own)
        .map(transaction -> Math.max(tx.now(), transaction.path("available_on").asLong()))
        .orElse(tx.now());
  }
}
