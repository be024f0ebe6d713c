package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.process.ProcessMessage;
import de.mojoinstitut.core.process.ProcessMessages;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the processes of runs and payouts are told. The names are those of the process models; a
 * contract test compares them.
 */
@Component
public class PayoutMessages {

  public static final String RUN_REQUESTED = "payoutRun.requested";
  public static final String RUN_DECIDED = "payoutRun.decided";
  public static final String PAID = "payout.paid";
  public static final String FAILED = "payout.failed";

  private static final Duration KEEP = Duration.ofDays(7);

  private final ProcessMessages messages;

  PayoutMessages(ProcessMessages messages) {
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

  /** A payout ends once, so its id makes the message unique. */
  void ended(PayoutId payout, PayoutEvent.Type how) {
    String name =
        switch (how) {
          case PAID -> PAID;
          case FAILED -> FAILED;
        };
    publish(name, payout.value(), Map.of());
  }

  private void publish(String name, String key, Map<String, Object> variables) {
    messages.publish(new ProcessMessage(name, key, name + ":" + key, KEEP, variables));
  }
}
