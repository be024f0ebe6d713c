package de.mojoinstitut.sandbox.money;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.parts.Database;
import de.mojoinstitut.sandbox.stack.trial.Backlog;
import de.mojoinstitut.sandbox.stack.trial.BookingInstances;
import de.mojoinstitut.sandbox.stack.trial.TrialStack;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows what still waits though nothing but time should have to pass. */
final class Keeper {

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
        select count(*) from hub.booking join hub.fulfilment on booking_id = id
        where status in ('DELIVERED', 'NO_SHOW') and price_amount > 0
          and fulfilment.released_at is null and fulfilment.delivered_at + interval '7 days' < '%1$s'""");
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
        "returned refunds to be posted",
        """
        select count(*) from payments.refund where status = 'FAILED'
          and 'refund:' || refund_id in (select key from hub.ledger_posting where type = 'REFUND')
          and 'refund-returned:' || refund_id not in (select key from hub.ledger_posting where type = 'REFUND_RETURNED')""");
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
  private final BookingInstances instances;

  Keeper(TrialStack stack) {
    this.stack = stack;
    this.database = stack.database();
    this.instances = new BookingInstances(stack);
  }

  /** How many wait, by name; nothing that does not. */
  Map<String, Long> waiting() {
    Map<String, Long> waiting = new Backlog(database).count();
    String now = stack.clock().instant().toString();
    QUERIES.forEach((name, sql) -> waiting.put(name, database.number(sql.formatted(now))));
    waiting.put("disputes to be heard of", unheardDisputes());
    waiting.put("refunds to be heard of", unheardRefunds());
    List<String> waitingForTheirDay = waitingForTheirDay();
    waiting.put("process instances", (long) atWork(waitingForTheirDay).size());
    waiting.put("records of the engine", instances.unheardOf(waitingForTheirDay));
    waiting.values().removeIf(count -> count == 0);
    return waiting;
  }

  /** Process ids by instance key; who waits for a bank has nothing to do. */
  private Map<Long, String> atWork(List<String> waitingForTheirDay) {
    Map<Long, String> active = instances.atWork(waitingForTheirDay);
    Map<String, Set<Long>> disputes = stack.engine().byCorrelationKey(DISPUTE);
    openDisputes().forEach(id -> active.keySet().removeAll(disputes.getOrDefault(id, Set.of())));
    return active;
  }

  private long unheardDisputes() {
    return stack.stripe().objects("dispute").count()
        - database.number("select count(*) from payments.dispute");
  }

  /** Of the platform's own charges, made by hand or by us, as they stand at the provider. */
  private long unheardRefunds() {
    Map<String, String> heard = new HashMap<>();
    database.list(
        "select stripe_refund_id, status from payments.refund where stripe_refund_id is not null",
        row -> heard.put(row.getString(1), row.getString(2)));
    return stack
        .stripe()
        .objects("refund")
        .filter(refund -> refund.path("charge").asText().startsWith("ch_"))
        .filter(refund -> isUnheard(heard.get(refund.path("id").asText()), refund))
        .count();
  }

  /** A failed refund that was tried again is forgotten. */
  private static boolean isUnheard(@Nullable String heard, JsonNode refund) {
    String status = refund.path("status").asText().toUpperCase(Locale.ROOT);
    return heard == null ? status.equals("SUCCEEDED") : !heard.equals(status);
  }

  private List<String> waitingForTheirDay() {
    return database.list(
        """
            select id from hub.booking left join hub.fulfilment on booking_id = id
            where status = 'CONFIRMED' or (status in ('DELIVERED', 'NO_SHOW') and fulfilment.released_at is null)""",
        row -> row.getString(1));
  }

  private List<String> openDisputes() {
    return database.list(
        "select dispute_id from payments.dispute where status = 'OPEN'", row -> row.getString(1));
  }
}
