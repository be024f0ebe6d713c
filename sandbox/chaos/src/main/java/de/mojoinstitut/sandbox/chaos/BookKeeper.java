package de.mojoinstitut.sandbox.chaos;

import static java.util.stream.Collectors.toSet;

import de.mojoinstitut.sandbox.chaos.Books.BookingRow;
import de.mojoinstitut.sandbox.chaos.Books.PaymentRow;
import de.mojoinstitut.sandbox.chaos.Books.SeatRow;
import de.mojoinstitut.sandbox.stack.engine.EngineRecords;
import de.mojoinstitut.sandbox.stack.parts.Database;
import de.mojoinstitut.sandbox.stack.trial.Backlog;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads all books; each is read once, when everything is quiet. */
final class BookKeeper {

  private static final String BOOKING = "event-booking";
  private static final String FULFILMENT = "booking-fulfilment";

  private final ChaosStack stack;
  private final Database database;

  BookKeeper(ChaosStack stack) {
    this.stack = stack;
    this.database = stack.trial().database();
  }

  /** What still waits, by name; nothing that does not. */
  Map<String, Long> unfinished() {
    Map<String, Long> waiting = new Backlog(database).count();
    waiting.put("process instances", atWork());
    waiting.put("records of the engine", unheardOf());
    waiting.values().removeIf(count -> count == 0);
    return waiting;
  }

  /** Active instances, but for those that wait for the event of a confirmed booking. */
  private long atWork() {
    Set<Long> active = new HashSet<>(engine().active().keySet());
    Map<String, Set<Long>> fulfilments = engine().byCorrelationKey(FULFILMENT);
    confirmed().forEach(id -> active.removeAll(fulfilments.getOrDefault(id, Set.of())));
    return active.size();
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
        + confirmed().stream().filter(id -> !fulfilled.contains(id)).count();
  }

  private List<String> confirmed() {
    return database.list(
        "select id from hub.booking where status = 'CONFIRMED'", row -> row.getString(1));
  }

  private EngineRecords engine() {
    return stack.trial().engine();
  }

  /**
   * @param capacities of the run's offers
   */
  Books read(Map<String, Integer> capacities) {
    return new Books(
        database.list(
            "select id, number, offer_id, buyer, price_amount, status, coalesce(process_instance_key, 0) from hub.booking order by created_at",
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
        engine().byCorrelationKey(BOOKING),
        engine().byCorrelationKey(FULFILMENT),
        engine().active().keySet(),
        unfinished(),
        database.list(
            "select at from hub.booking_event where event = 'CONFIRMED' order by at",
            row -> row.getTimestamp(1).toInstant()));
  }
}
