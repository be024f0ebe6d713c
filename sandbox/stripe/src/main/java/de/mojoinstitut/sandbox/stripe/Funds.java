package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The running sums of all balance transactions, so that a balance costs the same however many there
 * are. Built anew from them at each start; guarded by the state's lock.
 */
final class Funds {

  static final String KIND = "balance_transaction";

  /** A balance in one currency, in minor units. */
  record Amounts(long available, long pending) {

    long total() {
      return available + pending;
    }
  }

  private record Purse(String account, String currency) {}

  private static final class Sum {
    private long available;
    private final TreeMap<Long, Long> pending = new TreeMap<>();

    private void ripen(long now) {
      var ripe = pending.headMap(now, true);
      available += ripe.values().stream().mapToLong(Long::longValue).sum();
      ripe.clear();
    }

    private long until(long epochSecond) {
      return available
          + pending.headMap(epochSecond, true).values().stream().mapToLong(Long::longValue).sum();
    }

    private long all() {
      return until(Long.MAX_VALUE);
    }
  }

  private final Map<Purse, Sum> sums = new HashMap<>();

  /** Adds a new balance transaction; each one once. */
  void book(ObjectNode transaction) {
    Purse purse =
        new Purse(
            transaction.path(Views.NOTES).path("account").asText(),
            transaction.path("currency").asText());
    sums.computeIfAbsent(purse, p -> new Sum())
        .pending
        .merge(
            transaction.path("available_on").asLong(), transaction.path("net").asLong(), Long::sum);
  }

  /** What may be spent now, in minor units; a running change's own writes are not in it yet. */
  long available(String account, String currency, long now) {
    return availableBy(account, currency, now, now);
  }

  /**
   * What may be spent then, in minor units.
   *
   * @param until epoch second, not before now
   */
  long availableBy(String account, String currency, long now, long until) {
    Sum sum = sums.get(new Purse(account, currency));
    if (sum == null) {
      return 0;
    }
    sum.ripen(now);
    return sum.until(until);
  }

  /** All currencies of the account as they are now. */
  SortedMap<String, Amounts> of(String account, long now) {
    SortedMap<String, Amounts> amounts = new TreeMap<>();
    sums.forEach(
        (purse, sum) -> {
          if (purse.account().equals(account)) {
            sum.ripen(now);
            amounts.put(purse.currency(), new Amounts(sum.available, sum.all() - sum.available));
          }
        });
    return amounts;
  }

  /** Every account that money has moved on; the platform's is empty. */
  SortedMap<String, SortedMap<String, Amounts>> all(long now) {
    SortedMap<String, SortedMap<String, Amounts>> all = new TreeMap<>();
    for (String account : new TreeSet<>(sums.keySet().stream().map(Purse::account).toList())) {
      all.put(account, of(account, now));
    }
    return all;
  }
}
