package de.mojoinstitut.core.payout.run;

import de.mojoinstitut.core.process.ProcessMessage;
import de.mojoinstitut.core.process.ProcessMessages;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the process of a run is told. The names are those of the process model; a contract test
 * compares them.
 */
@Component
public class PayoutRunMessages {
  public static final String RUN_REQUESTED = "payoutRun.requested";
  public static final String RUN_DECIDED = "payoutRun.decided";

  private static final Duration KEEP = Duration.ofDays(7);

  private final ProcessMessages messages;

  PayoutRunMessages(ProcessMessages messages) {
    this.messages = messages;
  }

  /** Starts the run's process. */
  void requested(PayoutRun run) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("payoutRunId", run.id().value());
    variables.put("payoutRunNumber", run.number());
    variables.put("region", run.order().region().value());
    variables.put("dryRun", run.order().dryRun());
    publish(RUN_REQUESTED, run.id().value(), variables);
  }

  void decided(PayoutRun run) {
    publish(RUN_DECIDED, run.id().value(), Map.of());
  }

  private void publish(String name, String key, Map<String, Object> variables) {
    messages.publish(new ProcessMessage(name, key, name + ":" + key, KEEP, variables));
  }
}
