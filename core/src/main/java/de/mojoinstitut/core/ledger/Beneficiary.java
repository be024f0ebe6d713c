package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;

/**
 * Who is paid out: a tenant, or a distributor.
 *
 * @param id the tenant's id, or the distributor's as its contract names it
 */
public record Beneficiary(RegionCode region, Type type, String id) {

  /** What a beneficiary is. */
  public enum Type {
    TENANT,
    DISTRIBUTOR
  }

  public static Beneficiary of(RegionCode region, TenantId tenant) {
    return new Beneficiary(region, Type.TENANT, tenant.value());
  }

  public static Beneficiary distributor(RegionCode region, String id) {
    return new Beneficiary(region, Type.DISTRIBUTOR, id);
  }
}
