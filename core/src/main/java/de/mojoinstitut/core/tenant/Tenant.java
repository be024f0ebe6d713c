package de.mojoinstitut.core.tenant;

import de.mojoinstitut.core.region.RegionCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A professional's organisation.
 *
 * @param certifiedUntil until when its mentor may sell; null where there is no certificate
 */
public record Tenant(
    TenantId id, String name, RegionCode region, Status status, @Nullable Instant certifiedUntil) {

  /** Where the tenant is in its life. */
  public enum Status {
    ONBOARDING,
    ACTIVE,
    FROZEN
  }

  /** Whether the tenant's mentor may offer and sell at this moment. */
  public boolean maySell(Instant now) {
    return status == Status.ACTIVE && certifiedUntil != null && now.isBefore(certifiedUntil);
  }
}
