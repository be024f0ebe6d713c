package de.mojoinstitut.workers.dispute;

import de.mojoinstitut.core.dispute.DisputeGateway;
import de.mojoinstitut.core.tenant.TenantId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Remembers which disputes were answered, and how. */
@Component
final class FakeDisputeGateway implements DisputeGateway {

  private final List<String> answers = new CopyOnWriteArrayList<>();

  @Override
  public void answer(TenantId seller, String disputeId, Answer answer) {
    answers.add(seller.value() + " " + disputeId + " " + answer.outcome());
  }

  List<String> answers() {
    return answers;
  }
}
