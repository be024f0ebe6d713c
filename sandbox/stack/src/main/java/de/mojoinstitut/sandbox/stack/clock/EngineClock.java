package de.mojoinstitut.sandbox.stack.clock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The clock of a Zeebe broker that was started with a controllable clock. */
public final class EngineClock {

  /** Less than this is the time that asking takes. */
  private static final Duration CLOSE_ENOUGH = Duration.ofMillis(500);

  private final URI management;
  private final Clock machine;
  private final JsonHttp http = new JsonHttp();

  /**
   * @param management base URL of the broker's management port
   */
  public EngineClock(URI management) {
    this(management, Clock.systemUTC());
  }

  EngineClock(URI management, Clock machine) {
    this.management = management;
    this.machine = machine;
  }

  /**
   * Moves the engine's time forward to the machine's time plus that offset. Repeating it changes
   * nothing; an engine that is ahead already stays there.
   */
  public void follow(Duration offset) {
    URI clock = management.resolve("/actuator/clock");
    long engine = http.get(clock, Map.of()).orThrow("The engine").path("epochMilli").asLong();
    Duration behind =
        Duration.between(Instant.ofEpochMilli(engine), machine.instant().plus(offset));
    if (behind.compareTo(CLOSE_ENOUGH) > 0) {
      ObjectNode step = JsonHttp.object().put("offsetMilli", behind.toMillis());
      http.post(management.resolve("/actuator/clock/add"), Map.of(), step).orThrow("The engine");
    }
  }
}
