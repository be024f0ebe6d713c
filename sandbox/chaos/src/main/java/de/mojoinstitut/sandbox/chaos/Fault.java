package de.mojoinstitut.sandbox.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import java.time.Duration;
import java.util.List;

/**
 * Something that goes wrong.
 *
 * @param afterWish strikes when that many members have begun
 * @param delay and this much later
 */
record Fault(int afterWish, Duration delay, Deed deed) {

  /** What goes wrong. */
  sealed interface Deed {

    /** Processes end at once, as by {@code kill -9}, and are started again. */
    record Kill(List<String> victims) implements Deed {

      @Override
      public String toString() {
        return "kill -9 " + String.join(" + ", victims);
      }
    }

    /** Stripe misbehaves for the next so many occasions. */
    record Trouble(String kind, int times, String method, String path, int millis, int copies)
        implements Deed {

      ObjectNode toJson() {
        ObjectNode json = JsonHttp.object().put("kind", kind).put("times", times);
        if (!path.isEmpty()) {
          json.put("method", method).put("path", path);
        }
        if (millis > 0) {
          json.put("millis", millis);
        }
        return copies > 0 ? json.put("copies", copies) : json;
      }

      @Override
      public String toString() {
        return "Stripe: %s, %d times".formatted(kind, times);
      }
    }
  }
}
