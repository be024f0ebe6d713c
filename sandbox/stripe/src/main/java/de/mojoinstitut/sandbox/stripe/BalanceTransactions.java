package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code /v1/balance_transactions}: every movement of money, made by {@link Postings}. */
final class BalanceTransactions {

  private static final Schema LIST =
      Schema.of("created range", "currency currency", "source string", "type string", Schema.PAGE);

  private BalanceTransactions() {}

  static void register(Endpoints endpoints) {
    endpoints.get(
        "/v1/balance_transactions",
        LIST,
        call -> {
          Answer page = Pages.of(call, Funds.KIND, Pages.equal(call, "currency", "source", "type"));
          page.body().path("data").forEach(item -> ripen((ObjectNode) item, call.tx().now()));
          return page;
        });
    endpoints.get(
        "/v1/balance_transactions/{id}",
        Schema.of(),
        call -> Answer.ok(ripen(call.tx().need(Funds.KIND, call.id()), call.tx().now())));
  }

  /** Sets the status that the transaction has by now. */
  static ObjectNode ripen(ObjectNode transaction, long now) {
    return transaction.put(
        "status", transaction.path("available_on").asLong() <= now ? "available" : "pending");
  }
}
