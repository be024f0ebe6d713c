package de.mojoinstitut.sandbox.stripe;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** What happens by itself when the stack's time comes. Guarded by the state's lock. */
final class Timers {

  /** The object of that kind and id wants to be looked at from that second on. */
  record Due(long epochSecond, String kind, String id) {}

  /** Looks whether the object still waits, and does what its time has come for. */
  @FunctionalInterface
  interface Handler {
    void handle(Tx tx, String id);
  }

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::epochSecond));
  private final Map<String, Handler> handlers = new HashMap<>();

  void handler(String kind, Handler handler) {
    handlers.put(kind, handler);
  }

  void addAll(List<Due> dues) {
    queue.addAll(dues);
  }

  Optional<Due> next(long now) {
    Due head = queue.peek();
    return head == null || head.epochSecond() > now
        ? Optional.empty()
        : Optional.of(queue.remove());
  }

  void handle(Tx tx, Due due) {
    Handler handler = handlers.get(due.kind());
    if (handler == null) {
      throw new IllegalStateException("nobody handles " + due.kind());
    }
    handler.handle(tx, due.id());
  }
}
