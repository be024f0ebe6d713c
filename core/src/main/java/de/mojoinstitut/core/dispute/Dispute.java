package de.mojoinstitut.core.dispute;

import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A payment that its buyer disputes.
 *
 * @param id the provider's
 * @param answer what finance has decided; it never changes
 */
record Dispute(
    String id,
    RegionCode region,
    TenantId seller,
    PaymentId payment,
    Status status,
    DisputeGateway.@Nullable Answer answer) {

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
