package de.mojoinstitut.core.payout.transfer;

import de.mojoinstitut.core.payout.run.PayoutId;
import de.mojoinstitut.core.process.ProcessMessage;
import de.mojoinstitut.core.process.ProcessMessages;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the process of a payout is told. The names are those of the process model; a contract test
 * compares them.
 */
@Component
public class PayoutMessages {

  public static final String PAID = "payout.paid";
  public static final String FAILED = "payout.failed";

  private static final Duration KEEP = Duration.ofDays(7);

  private final ProcessMessages messages;

  PayoutMessages(ProcessMessages messages) {
    this.messages = messages;
  }

  /** A payout ends once, so its id makes the message unique. */
  void ended(PayoutId payout, PayoutEvent.Type how) {
    String name =
        switch (how) {
          case PAID -> PAID;
          case FAILED -> FAILED;
        };
    publish(name, payout.value());
  }

  private void publish(String name, String key) {
    messages.publish(new ProcessMessage(name, key, name + ":" + key, KEEP, Map.of()));
  }
}
