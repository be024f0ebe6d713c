package de.mojoinstitut.sandbox.money;

import static java.util.stream.Collectors.toSet;

import de.mojoinstitut.sandbox.stack.engine.EngineRecords;
import de.mojoinstitut.sandbox.stack.parts.Database;
import de.mojoinstitut.sandbox.stack.trial.Backlog;
import de.mojoinstitut.sandbox.stack.trial.TrialStack;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows what still waits though nothing but time should have to pass. */
final class Keeper {

  private static final String BOOKING = "event-booking";
  private static final String FULFILMENT = "booking-fulfilment";
  private static final String DISPUTE = "payment-dispute";

  private static final Map<String, String> QUERIES = new LinkedHashMap<>();

  static {
    QUERIES.put(
        "cancellations",
        """
        select count(*) from hub.booking where cancellation_requested_at is not null
          and status in ('HELD', 'AWAITING_PAYMENT', 'CONFIRMED')""");
    QUERIES.put(
        "offer cancellations",
        "select count(*) from hub.offer_cancellation where finished_at is null");
    QUERIES.put(
        "deliveries",
        """
        select count(*) from hub.booking b join hub.offer o on o.id = b.offer_id
        where b.status = 'CONFIRMED' and o.ends_at < '%1$s'""");
    QUERIES.put(
        "releases",
        """
        select count(*) from hub.booking where status in ('DELIVERED', 'NO_SHOW') and price_amount > 0
          and released_at is null and delivered_at + interval '7 days' < '%1$s'""");
    QUERIES.put(
        "captures to be posted",
        """
        select count(*) from payments.payment where status in ('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED')
          and payment_id not in (select payment_id from hub.ledger_posting where type = 'CAPTURE')""");
    QUERIES.put(
        "refunds to be posted",
        """
        select count(*) from payments.refund where status = 'SUCCEEDED'
          and 'refund:' || refund_id not in (select key from hub.ledger_posting where type = 'REFUND')""");
    QUERIES.put(
        "disputes to be posted",
        """
        select (select count(*) from payments.dispute where status in ('SEEN', 'OPEN', 'WON', 'LOST'))
             + (select count(*) from payments.dispute where status in ('WON', 'LOST'))
             - (select count(*) from hub.ledger_posting where type like 'DISPUTE_%%')""");
    QUERIES.put(
        "payouts",
        "select count(*) from hub.payout where status in ('PENDING', 'UNKNOWN') and not dry_run");
    QUERIES.put(
        "documents",
        """
        select count(*) from payments.invoice_cause c
        where not exists (select from payments.invoice i where i.cause_no = c.cause_no)""");
  }

  private final TrialStack stack;
  private final Database database;

  Keeper(TrialStack stack) {
    this.stack = stack;
    this.database = stack.database();
  }

  /** How many wait, by name; nothing that does not. */
  Map<String, Long> waiting() {
    Map<String, Long> waiting = new Backlog(database).count();
    String now = stack.clock().instant().toString();
    QUERIES.forEach((name, sql) -> waiting.put(name, database.number(sql.formatted(now))));
    waiting.put("disputes to be heard of", unheardDisputes());
    waiting.put("process instances", (long) atWork().size());
    waiting.put("records of the engine", unheardOf());
    waiting.values().removeIf(count -> count == 0);
    return waiting;
  }

  /** Active instances that have something to do; ids of processes by instance key. */
  private Map<Long, String> atWork() {
    Map<Long, String> active = new HashMap<>(engine().active());
    Map<String, Set<Long>> fulfilments = engine().byCorrelationKey(FULFILMENT);
    waitingForTheirDay().forEach(id -> active.keySet().removeAll(of(fulfilments, id)));
    Map<String, Set<Long>> disputes = engine().byCorrelationKey(DISPUTE);
    openDisputes().forEach(id -> active.keySet().removeAll(of(disputes, id)));
    return active;
  }

  private static Set<Long> of(Map<String, Set<Long>> instances, String key) {
    return instances.getOrDefault(key, Set.of());
  }

  /** Instances that must be there, but of which the engine's records have not told yet. */
  private long unheardOf() {
    Set<Long> claimed =
        Set.copyOf(
            database.list(
                "select process_instance_key from hub.booking where process_instance_key is not null",
                row -> row.getLong(1)));
    Set<Long> told =
        engine().byCorrelationKey(BOOKING).values().stream().flatMap(Set::stream).collect(toSet());
    Set<String> fulfilled = engine().byCorrelationKey(FULFILMENT).keySet();
    return claimed.stream().filter(instance -> !told.contains(instance)).count()
        + waitingForTheirDay().stream().filter(id -> !fulfilled.contains(id)).count();
  }

  private long unheardDisputes() {
    return stack.stripe().objects("dispute").count()
        - database.number("select count(*) from payments.dispute");
  }

  private List<String> waitingForTheirDay() {
    return database.list(
        "select id from hub.booking where status = 'CONFIRMED' or (status in ('DELIVERED', 'NO_SHOW') and released_at is null)",
        row -> row.getString(1));
  }

  private List<String> openDisputes() {
    return database.list(
        "select dispute_id from payments.dispute where status = 'OPEN'", row -> row.getString(1));
  }

  private EngineRecords engine() {
    return stack.engine();
  }
}
