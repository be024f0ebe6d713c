package de.mojoinstitut.sandbox.chaos;

import de.mojoinstitut.sandbox.chaos.Books.BookingRow;
import de.mojoinstitut.sandbox.chaos.Books.PaymentRow;
import de.mojoinstitut.sandbox.chaos.Books.SeatRow;
import de.mojoinstitut.sandbox.stack.parts.Database;
import de.mojoinstitut.sandbox.stack.trial.Backlog;
import de.mojoinstitut.sandbox.stack.trial.BookingInstances;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads all books; each is read once, when everything is quiet. */
final class BookKeeper {

  private final ChaosStack stack;
  private final Database database;
  private final BookingInstances instances;

  BookKeeper(ChaosStack stack) {
    this.stack = stack;
    this.database = stack.trial().database();
    this.instances = new BookingInstances(stack.trial());
  }

  /** What still waits, by name; nothing that does not. */
  Map<String, Long> unfinished() {
    Map<String, Long> waiting = new Backlog(database).count();
    List<String> confirmed = confirmed();
    waiting.put("process instances", (long) instances.atWork(confirmed).size());
    waiting.put("records of the engine", instances.unheardOf(confirmed));
    waiting.values().removeIf(count -> count == 0);
    return waiting;
  }

  private List<String> confirmed() {
    return database.list(
        "select id from hub.booking where status = 'CONFIRMED'", row -> row.getString(1));
  }

  /**
   * @param capacities of the run's offers
   */
  Books read(Map<String, Integer> capacities) {
    return new Books(
        database.list(
            """
            select b.id, b.number, b.offer_id, b.buyer, b.price_amount, b.status, coalesce(c.process_instance_key, 0)
            from hub.booking b left join hub.process_claim c on c.kind = 'BOOKING' and c.business_id = b.id
            order by b.created_at""",
            row ->
                new BookingRow(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getString(6),
                    row.getLong(7))),
        database.list(
            "select offer_id, booking_id, hold_expires_at is null from hub.seat where booking_id is not null",
            row -> new SeatRow(row.getString(1), row.getString(2), row.getBoolean(3))),
        capacities,
        database.list(
            """
            select booking_id, status, session_id,
              case when status in ('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED') then amount - refunded_amount else 0 end
            from payments.payment""",
            row ->
                new PaymentRow(
                    row.getString(1), row.getString(2), row.getString(3), row.getLong(4))),
        database
            .list(
                "select clerk_user_id from kontakte.contact where tenant_id = 'tenant_anna' and deleted_at is null",
                row -> row.getString(1))
            .stream()
            .collect(Collectors.toMap(person -> person, person -> 1, Integer::sum)),
        stack.trial().stripe().entries(),
        stack.trial().stripe().balance(),
        instances.booking(),
        instances.fulfilment(),
        stack.trial().engine().active().keySet(),
        unfinished(),
        database.list(
            "select at from hub.booking_event where event = 'CONFIRMED' order by at",
            row -> row.getTimestamp(1).toInstant()));
  }
}
