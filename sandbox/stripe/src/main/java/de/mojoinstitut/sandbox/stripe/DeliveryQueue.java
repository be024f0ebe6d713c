package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Deliveries that wait for their turn: in the order of creation, several at a time, but never two
 * of the same payment. Thread safe.
 */
final class DeliveryQueue {

  private static final long LOOK_AGAIN_MILLIS = 100;
  private static final long REVERSE_AT_MOST_NANOS = 2_000_000_000L;

  /**
   * One event on its way.
   *
   * @param group what it belongs to; events of one group do not overtake each other
   * @param sequence the order of creation
   * @param due when to send it, in milliseconds of the stack's time
   * @param attempts that failed so far
   * @param delayed whether it has already been held back once
   */
  record Delivery(
      String eventId, String group, long sequence, long due, int attempts, boolean delayed) {

    static Delivery of(ObjectNode stored) {
      return new Delivery(
          stored.path("event").asText(),
          stored.path("group").asText(),
          stored.path("sequence").asLong(),
          stored.path("due").asLong(),
          stored.path("attempts").asInt(),
          stored.path("delayed").asBoolean());
    }

    ObjectNode toJson() {
      return Json.object()
          .put("event", eventId)
          .put("group", group)
          .put("sequence", sequence)
          .put("due", due)
          .put("attempts", attempts)
          .put("delayed", delayed);
    }

    Delivery failed(long next) {
      return new Delivery(eventId, group, sequence, next, attempts + 1, delayed);
    }

    Delivery delayedUntil(long next) {
      return new Delivery(eventId, group, sequence, next, attempts, true);
    }
  }

  private final Clock clock;
  private final Trouble trouble;
  private final NavigableSet<Delivery> waiting =
      new TreeSet<>(Comparator.comparingLong(Delivery::due).thenComparingLong(Delivery::sequence));
  private final Deque<Delivery> reversed = new ArrayDeque<>();
  private final Set<String> busyGroups = new HashSet<>();
  private long reversingSince;
  private boolean paused;

  DeliveryQueue(Clock clock, Trouble trouble) {
    this.clock = clock;
    this.trouble = trouble;
  }

  synchronized void add(Delivery delivery) {
    waiting.add(delivery);
    notifyAll();
  }

  synchronized void pause(boolean pause) {
    paused = pause;
    notifyAll();
  }

  synchronized boolean paused() {
    return paused;
  }

  /**
   * The next that is due; {@link #done} must be told of it. Empty after a short while without one,
   * as the clock may be moved.
   */
  @SuppressWarnings("WaitNotInLoop") // Who calls does so in a loop; waking too early is harmless.
  synchronized Optional<Delivery> take() throws InterruptedException {
    Optional<Delivery> next = poll();
    if (next.isEmpty()) {
      wait(LOOK_AGAIN_MILLIS);
      next = poll();
    }
    next.ifPresent(delivery -> busyGroups.add(delivery.group()));
    return next;
  }

  synchronized void done(Delivery delivery) {
    busyGroups.remove(delivery.group());
    notifyAll();
  }

  private Optional<Delivery> poll() {
    if (paused) {
      return Optional.empty();
    }
    Optional<Trouble.Rule> reverse = trouble.look(Trouble.Kind.WEBHOOK_REVERSE);
    if (reverse.isPresent() && reversed.isEmpty()) {
      collect(reverse.get());
      return first(reversed);
    }
    return reversed.isEmpty() ? first(waiting) : first(reversed);
  }

  private Optional<Delivery> first(Collection<Delivery> from) {
    Optional<Delivery> first =
        from.stream()
            .takeWhile(delivery -> delivery.due() <= clock.millis())
            .filter(delivery -> !busyGroups.contains(delivery.group()))
            .findFirst();
    first.ifPresent(from::remove);
    return first;
  }

  /** Puts as many as the rule says, or what has come within two seconds, in reverse order. */
  private void collect(Trouble.Rule rule) {
    List<Delivery> due =
        waiting.stream().takeWhile(delivery -> delivery.due() <= clock.millis()).toList();
    if (due.isEmpty()) {
      return;
    }
    long now = System.nanoTime();
    if (reversingSince == 0) {
      reversingSince = now;
    }
    if (due.size() >= rule.times() || now - reversingSince >= REVERSE_AT_MOST_NANOS) {
      due.stream().limit(rule.times()).forEach(reversed::push);
      waiting.removeAll(reversed);
      reversingSince = 0;
      trouble.remove(rule);
    }
  }
}
