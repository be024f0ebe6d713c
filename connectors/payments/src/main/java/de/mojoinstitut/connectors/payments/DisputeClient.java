package de.mojoinstitut.connectors.payments;

import de.mojoinstitut.chassis.client.ServiceClient;
import de.mojoinstitut.chassis.security.ServiceTokens;
import de.mojoinstitut.core.dispute.DisputeGateway.Answer;
import de.mojoinstitut.core.tenant.TenantId;

/**
 * Client of payments.mojo for disputes, as the hub. Throws {@link
 * de.mojoinstitut.core.OutsideUnavailableException} where the outcome is not known; the same call
 * may come again.
 */
public final class DisputeClient {

  private final ServiceClient api;

  public DisputeClient(PaymentsSettings settings, ServiceTokens tokens) {
    this.api =
        new ServiceClient(
            Answers.SYSTEM,
            settings.url(),
            settings.connectTimeout(),
            settings.readTimeout(),
            tokens);
  }

  /** Answers the bank, once per dispute; what is closed stays as it is. */
  public void answer(TenantId seller, String disputeId, Answer answer) {
    DisputeState state =
        Answers.answered(
            api.post(
                seller.value(),
                "dispute:" + disputeId + ":answer",
                api.write(new DisputeAnswerBody(answer.outcome().name(), answer.evidence())),
                DisputeState.class,
                "/api/disputes/{id}/answer",
                disputeId));
    if (!disputeId.equals(state.disputeId())) {
      throw Answers.unreadable("disputeId");
    }
  }
}
