package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;

/** {@code /v1/accounts/{id}/external_accounts}: where a connected account is paid out to. */
final class BankAccounts {

  private static final String KIND = "bank_account";

  /** On an account: payouts wait for another bank account. */
  private static final String NEEDS_BANK = "needs_bank";

  private BankAccounts() {}

  static void register(Endpoints endpoints) {
    endpoints.get(
        "/v1/accounts/{id}/external_accounts",
        Schema.of("object string", Schema.PAGE),
        call ->
            Answer.ok(
                (ObjectNode)
                    call.tx().need(Accounts.KIND, call.id()).path("external_accounts").deepCopy()));
  }

  /** Gives the account a bank account where it has none yet. */
  static void provide(ObjectNode account) {
    if (data(account).isEmpty()) {
      data(account).add(make(account, "3000"));
      count(account);
    }
  }

  private static ObjectNode make(ObjectNode account, String last4) {
    ObjectNode bank = Templates.of(KIND).put("id", Ids.next(KIND)).put("last4", last4);
    bank.set("account", account.get("id"));
    bank.set("country", account.get("country"));
    bank.set("currency", account.get("default_currency"));
    return bank.put("fingerprint", Ids.random(16));
  }

  /**
   * The account's owner names another bank account; the old one is gone.
   *
   * @param last4 the last digits of its number
   */
  static ObjectNode replace(Tx tx, ObjectNode account, String last4) {
    ObjectNode bank = make(account, last4);
    JsonNode old = data(account).path(0).deepCopy();
    data(account).removeAll().add(bank);
    count(account);
    if (Views.notes(account).path(NEEDS_BANK).asBoolean()) {
      Views.notes(account).remove(NEEDS_BANK);
      account.put("payouts_enabled", true);
      account.set("requirements", Templates.of(Accounts.KIND).path("requirements"));
    }
    tx.put(account);
    tx.emit("account.external_account.created", bank);
    if (old instanceof ObjectNode gone) {
      tx.emit("account.external_account.deleted", gone);
    }
    tx.emit("account.updated", account, Json.object());
    return account;
  }

  /** The bank has sent money back: no payouts until there is another bank account. */
  static void fail(Tx tx, ObjectNode account) {
    data(account)
        .forEach(
            bank -> {
              ((ObjectNode) bank).put("status", "errored");
              tx.emit("account.external_account.updated", (ObjectNode) bank, Json.object());
            });
    Views.notes(account).put(NEEDS_BANK, true);
    account.put("payouts_enabled", false);
    account.withObject("requirements").withArray("currently_due").add("external_account");
    tx.put(account);
    tx.emit("account.updated", account, Json.object().put("payouts_enabled", true));
  }

  private static ArrayNode data(ObjectNode account) {
    return account.withObject("external_accounts").withArray("data");
  }

  private static void count(ObjectNode account) {
    account.withObject("external_accounts").put("total_count", data(account).size());
  }
}
