package de.mojoinstitut.payments.tenant;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tenants of the current scope. */
@Repository
@Transactional
public class Tenants {

  private static final String UPSERT =
      """
      insert into tenant (tenant_id, name, slug, region, clerk_org_id, currency, created_at, updated_at)
      values (:id, :name, :slug, :region, :org, :currency, :now, :now)
      on conflict (tenant_id) do update set name = excluded.name, slug = excluded.slug, region = excluded.region,
        clerk_org_id = excluded.clerk_org_id, currency = excluded.currency, updated_at = excluded.updated_at
      returning created_at = updated_at""";

  private final JdbcClient jdbc;
  private final Clock clock;

  Tenants(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<Tenant> find(String tenantId) {
    return jdbc.sql(
            "select tenant_id, name, slug, region, clerk_org_id, currency from tenant where tenant_id = ?")
        .param(tenantId)
        .query(Tenant.class)
        .optional();
  }

  /** The tenant, held until the transaction ends against others who hold it. */
  public Tenant lock(String tenantId) {
    return jdbc.sql(
            """
            select tenant_id, name, slug, region, clerk_org_id, currency from tenant where tenant_id = ?
            for no key update""")
        .param(tenantId)
        .query(Tenant.class)
        .single();
  }

  /**
   * Stores the tenant in place of what was known of it.
   *
   * @return whether it is new
   */
  boolean put(Tenant tenant) {
    return jdbc.sql(UPSERT)
        .param("id", tenant.tenantId())
        .param("name", tenant.name())
        .param("slug", tenant.slug())
        .param("region", tenant.region())
        .param("org", tenant.clerkOrgId())
        .param("currency", tenant.currency())
        .param("now", Timestamp.from(clock.instant()))
        .query(Boolean.class)
        .single();
  }
}
