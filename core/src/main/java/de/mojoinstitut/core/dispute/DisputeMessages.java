package de.mojoinstitut.core.dispute;

import de.mojoinstitut.core.payment.Sale;
import de.mojoinstitut.core.process.ProcessMessage;
import de.mojoinstitut.core.process.ProcessMessages;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the process of a dispute is told. The names are those of the process model; a contract test
 * compares them.
 */
@Component
public class DisputeMessages {

  public static final String OPENED = "dispute.opened";
  public static final String CLOSED = "dispute.closed";

  private static final Duration KEEP = Duration.ofDays(7);

  private final ProcessMessages messages;

  DisputeMessages(ProcessMessages messages) {
    this.messages = messages;
  }

  /** Starts the dispute's process. */
  void opened(DisputeEvent event, Sale sale) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("disputeId", event.disputeId());
    variables.put("subjectType", sale.subject().type());
    variables.put("subjectId", sale.subject().id());
    sale.subject().bookingId().ifPresent(id -> variables.put("bookingId", id));
    variables.put("bookingNumber", sale.label());
    variables.put("region", sale.region().value());
    variables.put("sellerTenantId", sale.seller().value());
    if (event.answerBy() != null) {
      variables.put("answerBy", event.answerBy().toString());
    }
    publish(OPENED, event.disputeId(), variables);
  }

  /** The bank has decided. */
  void closed(String disputeId) {
    publish(CLOSED, disputeId, Map.of());
  }

  private void publish(String name, String disputeId, Map<String, Object> variables) {
    messages.publish(new ProcessMessage(name, disputeId, name + ":" + disputeId, KEEP, variables));
  }
}
