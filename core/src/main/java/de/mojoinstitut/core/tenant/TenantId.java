package de.mojoinstitut.core.tenant;

/** A tenant, such as {@code tenant_anna}. */
public record TenantId(String value) {
  public TenantId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("TenantId is blank");
    }
  }
}
