package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Deliveries that wait for their turn. Thread safe. */
final class DeliveryQueue {

  private static final long LOOK_AGAIN_MILLIS = 100;
  private static final long REVERSE_AT_MOST_NANOS = 2_000_000_000L;

  /**
   * One event on its way.
   *
   * @param sequence the order of creation
   * @param due when to send it, in milliseconds of the stack's time
   * @param attempts that failed so far
   * @param delayed whether it has already been held back once
   */
  record Delivery(String eventId, long sequence, long due, int attempts, boolean delayed) {

    static Delivery of(ObjectNode stored) {
      return new Delivery(
          stored.path("event").asText(),
          stored.path("sequence").asLong(),
          stored.path("due").asLong(),
          stored.path("attempts").asInt(),
          stored.path("delayed").asBoolean());
    }

    ObjectNode toJson() {
      return Json.object()
          .put("event", eventId)
          .put("sequence", sequence)
          .put("due", due)
          .put("attempts", attempts)
          .put("delayed", delayed);
    }

    Delivery failed(long next) {
      return new Delivery(eventId, sequence, next, attempts + 1, delayed);
    }

    Delivery delayedUntil(long next) {
      return new Delivery(eventId, sequence, next, attempts, true);
    }
  }

  private final Clock clock;
  private final Trouble trouble;
  private final PriorityQueue<Delivery> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong(Delivery::due).thenComparingLong(Delivery::sequence));
  private final Deque<Delivery> reversed = new ArrayDeque<>();
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

  /** The next that is due; empty after a short while without one, as the clock may be moved. */
  synchronized Optional<Delivery> take() throws InterruptedException {
    Optional<Delivery> next = paused ? Optional.empty() : poll();
    if (next.isEmpty()) {
      wait(LOOK_AGAIN_MILLIS);
      next = paused ? Optional.empty() : poll();
    }
    return next;
  }

  private Optional<Delivery> poll() {
    if (!reversed.isEmpty()) {
      return Optional.of(reversed.pop());
    }
    Delivery head = waiting.peek();
    if (head == null || head.due() > clock.millis()) {
      return Optional.empty();
    }
    Optional<Trouble.Rule> reverse = trouble.look(Trouble.Kind.WEBHOOK_REVERSE);
    return reverse.isPresent() ? reverse(reverse.get()) : Optional.of(waiting.remove());
  }

  /** Collects as many as the rule says, or what has come within two seconds. */
  private Optional<Delivery> reverse(Trouble.Rule rule) {
    long now = System.nanoTime();
    if (reversingSince == 0) {
      reversingSince = now;
    }
    List<Delivery> due = new ArrayList<>(waiting);
    due.removeIf(delivery -> delivery.due() > clock.millis());
    if (due.size() < rule.times() && now - reversingSince < REVERSE_AT_MOST_NANOS) {
      return Optional.empty();
    }
    due.sort(Comparator.comparingLong(Delivery::sequence));
    due.stream().limit(rule.times()).forEach(reversed::push);
    waiting.removeAll(reversed);
    reversingSince = 0;
    trouble.remove(rule);
    return Optional.of(reversed.pop());
  }
}
