package de.mojoinstitut.sandbox.stack.trial;

import de.mojoinstitut.sandbox.stack.parts.Database;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows that wait for something, in the databases of hub, kontakte and payments.
 *
 * @param database read with the superuser's eyes
 */
public record Backlog(Database database) {

  private static final Map<String, String> QUERIES = new LinkedHashMap<>();

  static {
    for (String schema : new String[] {"hub", "kontakte", "payments"}) {
      QUERIES.put(
          schema + " outbox",
          "select count(*) from %s.outbox where sent_at is null".formatted(schema));
      QUERIES.put(
          schema + " inbox",
          "select count(*) from %s.inbox where handled_at is null".formatted(schema));
    }
    QUERIES.put(
        "payments",
        "select count(*) from payments.payment where status in ('UNKNOWN', 'REQUIRES_PAYMENT', 'PROCESSING')");
    QUERIES.put(
        "refunds", "select count(*) from payments.refund where status in ('UNKNOWN', 'PENDING')");
    QUERIES.put(
        "bookings",
        "select count(*) from hub.booking where status in ('HELD', 'AWAITING_PAYMENT')");
  }

  /** How many wait, by name; names of which none does are there too. */
  public Map<String, Long> count() {
    Map<String, Long> waiting = new LinkedHashMap<>();
    QUERIES.forEach((name, sql) -> waiting.put(name, database.number(sql)));
    return waiting;
  }
}
