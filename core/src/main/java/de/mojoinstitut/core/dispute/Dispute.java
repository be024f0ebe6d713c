package de.mojoinstitut.core.dispute;

import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A payment that its buyer disputes.
 *
 * @param id the provider's
 * @param answer what finance has decided; it never changes
 * @param processInstanceKey the engine's instance that carries this dispute
 */
record Dispute(
    String id,
    TenantId seller,
    PaymentId payment,
    Status status,
    DisputeGateway.@Nullable Answer answer,
    @Nullable Long processInstanceKey) {

  /** What the bank has decided. */
  enum Status {
    OPEN,
    WON,
    LOST
  }

  boolean isOpen() {
    return status == Status.OPEN;
  }
}
