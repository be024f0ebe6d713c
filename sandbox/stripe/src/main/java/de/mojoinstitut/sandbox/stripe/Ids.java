package de.mojoinstitut.sandbox.stripe;

import java.security.SecureRandom;
import java.util.Map;

/** Ids as Stripe makes them: a prefix that says the kind, then letters and digits. */
final class Ids {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("account", "acct_"),
          Map.entry("account_link", "alink_"),
          Map.entry("balance_transaction", "txn_"),
          Map.entry("bank_account", "ba_"),
          Map.entry("charge", "ch_"),
          Map.entry("checkout.session", "cs_test_"),
          Map.entry("customer", "cus_"),
          Map.entry("dispute", "dp_"),
          Map.entry("event", "evt_"),
          Map.entry("item", "li_"),
          Map.entry("payment_intent", "pi_"),
          Map.entry("payment_method", "pm_"),
          Map.entry("payout", "po_"),
          Map.entry("price", "price_"),
          Map.entry("product", "prod_"),
          Map.entry("refund", "re_"),
          Map.entry("request", "req_"),
          Map.entry("transfer", "tr_"),
          Map.entry("transfer_reversal", "trr_"));

  /** What a transfer looks like in the connected account: a charge and its refund. */
  private static final Map<String, String> OTHER_PREFIXES =
      Map.of("py_", "charge", "pyr_", "refund");

  private Ids() {}

  static String next(String kind) {
    return prefix(kind) + random(length(kind));
  }

  /** The kind whose ids begin like this one, empty where no kind does. */
  static String kindOf(String id) {
    String prefix = id.substring(0, id.lastIndexOf('_') + 1);
    return PREFIXES.entrySet().stream()
        .filter(entry -> prefix.equals(entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(OTHER_PREFIXES.getOrDefault(prefix, ""));
  }

  static String random(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  private static String prefix(String kind) {
    String prefix = PREFIXES.get(kind);
    if (prefix == null) {
      throw new IllegalArgumentException("no ids for " + kind);
    }
    return prefix;
  }

  private static int length(String kind) {
    return switch (kind) {
      case "checkout.session" -> 58;
      case "account", "product" -> 16;
      case "customer", "item", "request" -> 14;
      default -> 24;
    };
  }
}
