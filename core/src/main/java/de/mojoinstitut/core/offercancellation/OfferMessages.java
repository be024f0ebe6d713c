package de.mojoinstitut.core.offercancellation;

import de.mojoinstitut.core.process.ProcessMessage;
import de.mojoinstitut.core.process.ProcessMessages;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the process of a cancelled offer is told. The names are those of the process model; a
 * contract test compares them.
 */
@Component
public class OfferMessages {

  public static final String CANCELLED = "offer.cancelled";

  private static final Duration KEEP = Duration.ofDays(7);

  private final ProcessMessages messages;

  OfferMessages(ProcessMessages messages) {
    this.messages = messages;
  }

  /** Starts the process. */
  void cancelled(OfferCancellation cancellation) {
    String offer = cancellation.offer().value();
    messages.publish(
        new ProcessMessage(
            CANCELLED,
            offer,
            CANCELLED + ":" + offer,
            KEEP,
            Map.of(
                "offerId", offer,
                "region", cancellation.region().value(),
                "sellerTenantId", cancellation.seller().value())));
  }
}
