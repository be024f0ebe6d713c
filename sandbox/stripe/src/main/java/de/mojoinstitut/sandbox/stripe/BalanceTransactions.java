package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.Map;
import java.util.TreeMap;

/** {@code /v1/balance_transactions} and {@code /v1/balance}: every movement of money. */
final class BalanceTransactions {

  private static final String KIND = "balance_transaction";
  private static final long FEE_PER_MILLE = 15;
  private static final long FEE_FIXED = 25;
  private static final long SECONDS_TO_AVAILABLE = 2 * 86_400L;
  private static final Schema LIST =
      Schema.of("created range", "currency currency", "source string", "type string", Schema.PAGE);

  private BalanceTransactions() {}

  static void register(Endpoints endpoints) {
    endpoints.get(
        "/v1/balance_transactions",
        LIST,
        call -> {
          Answer page = Pages.of(call, KIND, Pages.equal(call, "currency", "source", "type"));
          page.body().path("data").forEach(item -> ripen((ObjectNode) item, call.tx().now()));
          return page;
        });
    endpoints.get(
        "/v1/balance_transactions/{id}",
        Schema.of(),
        call -> Answer.ok(ripen(call.tx().need(KIND, call.id()), call.tx().now())));
    endpoints.get("/v1/balance", Schema.of(), call -> Answer.ok(balance(call.tx())));
  }

  /** 1.5 % (half up) plus 25 minor units. */
  static long fee(long amount) {
    return (amount * FEE_PER_MILLE + 500) / 1000 + FEE_FIXED;
  }

  /** Books a charge's money, less the fee. */
  static ObjectNode forCharge(Tx tx, ObjectNode charge) {
    long fee = fee(charge.path("amount").asLong());
    ObjectNode transaction = make(tx, charge, "charge", charge.path("amount").asLong(), fee);
    ObjectNode detail = Json.object().put("amount", fee).putNull("application");
    detail.set("currency", charge.get("currency"));
    detail.put("description", "Stripe processing fees").put("type", "stripe_fee");
    transaction.withArray("fee_details").add(detail);
    tx.put(transaction);
    return transaction;
  }

  /** Books a refund; the fee of the charge is not given back. */
  static ObjectNode forRefund(Tx tx, ObjectNode refund) {
    ObjectNode transaction = make(tx, refund, "refund", -refund.path("amount").asLong(), 0);
    tx.put(transaction);
    return transaction;
  }

  /** Books the return of a refund that the bank did not take. */
  static ObjectNode forFailedRefund(Tx tx, ObjectNode refund) {
    ObjectNode transaction = make(tx, refund, "refund_failure", refund.path("amount").asLong(), 0);
    tx.put(transaction);
    return transaction;
  }

  private static ObjectNode make(Tx tx, ObjectNode source, String type, long amount, long fee) {
    ObjectNode transaction = tx.create(KIND);
    transaction.set("source", source.get("id"));
    transaction.set("currency", source.get("currency"));
    transaction.set("description", source.path("description").deepCopy());
    return transaction
        .put("amount", amount)
        .put("fee", fee)
        .put("net", amount - fee)
        .put("type", type)
        .put("reporting_category", type)
        .put("available_on", tx.now() + SECONDS_TO_AVAILABLE);
  }

  private static ObjectNode ripen(ObjectNode transaction, long now) {
    return transaction.put(
        "status", transaction.path("available_on").asLong() <= now ? "available" : "pending");
  }

  private static ObjectNode balance(Tx tx) {
    Map<String, Long> available = new TreeMap<>();
    Map<String, Long> pending = new TreeMap<>();
    for (ObjectNode transaction : tx.select(KIND, any -> true)) {
      String currency = transaction.path("currency").asText();
      available.putIfAbsent(currency, 0L);
      pending.putIfAbsent(currency, 0L);
      String status = ripen(transaction, tx.now()).path("status").asText();
      (status.equals("available") ? available : pending)
          .merge(currency, transaction.path("net").asLong(), Long::sum);
    }
    available.putIfAbsent("eur", 0L);
    pending.putIfAbsent("eur", 0L);
    ObjectNode balance = Templates.of("balance");
    available.forEach((currency, net) -> balance.withArray("available").add(sum(currency, net)));
    pending.forEach((currency, net) -> balance.withArray("pending").add(sum(currency, net)));
    available.forEach(
        (currency, net) ->
            balance
                .withArray("connect_reserved")
                .add(Json.object().put("amount", 0).put("currency", currency)));
    return balance;
  }

  private static JsonNode sum(String currency, long net) {
    ObjectNode sum = Json.object().put("amount", net).put("currency", currency);
    sum.putObject("source_types").put("card", net);
    return sum;
  }
}
