package de.mojoinstitut.core.payout.transfer;

import de.mojoinstitut.core.ledger.Beneficiary;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.Distributors;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.core.tenant.Tenants;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a beneficiary's payouts wait, or go on. The tenant and finance each have their own pause:
 * nobody lifts the other's. Who may pause whom is the caller's to check.
 */
@Service
public class PausePayouts {

  private final Tenants tenants;
  private final PayoutPauses pauses;
  private final Distributors distributors;

  PausePayouts(Tenants tenants, PayoutPauses pauses, Distributors distributors) {
    this.tenants = tenants;
    this.pauses = pauses;
    this.distributors = distributors;
  }

  /** Who wants it. */
  public enum By {
    TENANT,
    FINANCE
  }

  /**
   * @param beneficiary a tenant's or a distributor's id
   * @return who has paused it now; empty where the scope sees no such beneficiary
   */
  @Transactional
  public Optional<Set<By>> set(String beneficiary, boolean paused, By by, ClerkUserId person) {
    return find(beneficiary)
        .map(
            found -> {
              pauses.set(found, by, paused, person);
              return pauses.of(found);
            });
  }

  private Optional<Beneficiary> find(String id) {
    TenantId tenant = new TenantId(id);
    return tenants
        .find(tenant)
        .map(found -> Beneficiary.of(found.region(), tenant))
        .or(
            () ->
                distributors
                    .find(id)
                    .map(found -> Beneficiary.distributor(found.region(), found.id())));
  }
}
