package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /v1/balance}, {@code balance.available}, and the sandbox's table of all balances. */
final class Balances {

  static final String KIND = "balance";

  /** Where a stored object says whose it is. */
  static final String OWNER = "/" + Views.NOTES + "/account";

  private static final String ANNOUNCED = "announced";

  private Balances() {}

  static void register(Endpoints endpoints) {
    endpoints.get(
        "/v1/balance", Schema.of(), call -> Answer.ok(of(call.tx(), call.tx().account())));
  }

  private static ObjectNode of(Tx tx, String account) {
    Map<String, Funds.Amounts> amounts = tx.funds().of(account, tx.now());
    amounts.putIfAbsent(currency(tx, account), new Funds.Amounts(0, 0));
    ObjectNode balance = Templates.of(KIND);
    amounts.forEach(
        (currency, sum) -> {
          balance.withArray("available").add(amount(currency, sum.available()));
          balance.withArray("pending").add(amount(currency, sum.pending()));
          balance
              .withArray("connect_reserved")
              .add(Json.object().put("amount", 0).put("currency", currency));
        });
    return balance;
  }

  private static String currency(Tx tx, String account) {
    return tx.anyAccount(account).map(a -> a.path("default_currency").asText()).orElse("eur");
  }

  private static ObjectNode amount(String currency, long net) {
    ObjectNode sum = Json.object().put("amount", net).put("currency", currency);
    sum.putObject("source_types").put("card", net);
    return sum;
  }

  /** Tells once of everything that has become available by now. */
  static void announce(Tx tx, String account) {
    String id = account.isEmpty() ? "platform" : account;
    long until = tx.find(ANNOUNCED, id).map(o -> o.path("until").asLong()).orElse(0L);
    if (until < tx.now()) {
      tx.put(ANNOUNCED, id, Json.object().put("until", tx.now()));
      tx.emitFor(account, "balance.available", of(tx, account));
    }
  }

  /** What was still to be announced when the simulator was stopped. */
  static List<Timers.Due> waiting(State state) {
    List<Timers.Due> dues = new ArrayList<>();
    for (ObjectNode transaction : state.all(Funds.KIND)) {
      String account = transaction.at(OWNER).asText();
      String id = account.isEmpty() ? "platform" : account;
      long until = state.find(ANNOUNCED, id).map(o -> o.path("until").asLong()).orElse(0L);
      long availableOn = transaction.path("available_on").asLong();
      if (availableOn > transaction.path("created").asLong() && availableOn > until) {
        dues.add(new Timers.Due(availableOn, KIND, account));
      }
    }
    return dues;
  }

  /**
   * Every account's balance and what it is made of: {@code movements} sums the gross amounts by
   * reporting category; {@code total} = all movements − {@code fees}.
   */
  static ObjectNode table(State state) {
    ObjectNode table = Json.object();
    table.putObject("platform");
    table.putObject("accounts");
    state
        .balances()
        .forEach(
            (account, currencies) ->
                currencies.forEach(
                    (currency, sum) ->
                        cell(table, account, currency)
                            .put("available", sum.available())
                            .put("pending", sum.pending())
                            .put("total", sum.total())
                            .put("fees", 0)
                            .putObject("movements")));
    for (ObjectNode transaction : state.all(Funds.KIND)) {
      ObjectNode cell =
          cell(table, transaction.at(OWNER).asText(), transaction.path("currency").asText());
      add(cell, "fees", transaction.path("fee").asLong());
      add(
          cell.withObject("movements"),
          transaction.path("reporting_category").asText(),
          transaction.path("amount").asLong());
    }
    return table;
  }

  private static ObjectNode cell(ObjectNode table, String account, String currency) {
    ObjectNode owner =
        account.isEmpty()
            ? table.withObject("platform")
            : table.withObject("accounts").withObject(account);
    return owner.withObject(currency);
  }

  private static void add(ObjectNode sums, String name, long amount) {
    sums.put(name, sums.path(name).asLong() + amount);
  }
}
