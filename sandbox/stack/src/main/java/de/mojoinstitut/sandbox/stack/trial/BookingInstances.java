package de.mojoinstitut.sandbox.stack.trial;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The process instances of bookings, as the engine's records and the hub's rows tell of them.
 *
 * @param stack the running stack
 */
public record BookingInstances(TrialStack stack) {

  public static final String BOOKING = "event-booking";
  public static final String FULFILMENT = "booking-fulfilment";

  /** Keys of the instances of {@code event-booking}, by booking. */
  public Map<String, Set<Long>> booking() {
    return stack.engine().byCorrelationKey(BOOKING);
  }

  /** Keys of the instances of {@code booking-fulfilment}, by booking. */
  public Map<String, Set<Long>> fulfilment() {
    return stack.engine().byCorrelationKey(FULFILMENT);
  }

  /**
   * Active instances of all processes, without the fulfilment of these bookings.
   *
   * @param waiting ids of bookings whose fulfilment waits for a day to come
   * @return process ids by instance key
   */
  public Map<Long, String> atWork(Collection<String> waiting) {
    Map<Long, String> active = new HashMap<>(stack.engine().active());
    Map<String, Set<Long>> fulfilments = fulfilment();
    waiting.forEach(id -> active.keySet().removeAll(fulfilments.getOrDefault(id, Set.of())));
    return active;
  }

  /**
   * Instances that must be there, but of which the engine's records have not told yet.
   *
   * @param waiting ids of bookings that have a fulfilment
   */
  public long unheardOf(Collection<String> waiting) {
    Set<Long> told = booking().values().stream().flatMap(Set::stream).collect(toSet());
    Set<String> fulfilled = fulfilment().keySet();
    long claimed =
        stack
            .database()
            .list(
                "select process_instance_key from hub.process_claim where kind = 'BOOKING'",
                row -> row.getLong(1))
            .stream()
            .filter(instance -> !told.contains(instance))
            .count();
    return claimed + waiting.stream().filter(id -> !fulfilled.contains(id)).count();
  }
}
