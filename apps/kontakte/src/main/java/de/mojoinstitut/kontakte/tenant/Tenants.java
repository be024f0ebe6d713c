package de.mojoinstitut.kontakte.tenant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tenants; a transaction sees the one of its scope. */
@Repository
class Tenants {

  private static final String REGISTER =
      """
      insert into tenant (id, name, slug, region, clerk_org_id, created_at, updated_at)
      values (:id, :name, :slug, :region, :clerkOrgId, :now, :now)
      on conflict (id) do update
        set name = excluded.name, slug = excluded.slug, region = excluded.region,
            clerk_org_id = excluded.clerk_org_id, updated_at = excluded.updated_at
      returning *, (xmax = 0) as created""";

  private final JdbcClient jdbc;
  private final Clock clock;

  Tenants(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record Registered(Tenant tenant, boolean created) {}

  @Transactional(readOnly = true)
  public Optional<Tenant> find(String id) {
    return jdbc.sql("select * from tenant where id = ?")
        .param(id)
        .query((row, i) -> tenant(row))
        .optional();
  }

  /** Adds the tenant or brings it up to date. */
  @Transactional
  public Registered register(String id, TenantRequest request) {
    return jdbc.sql(REGISTER)
        .param("id", id)
        .param("name", request.name())
        .param("slug", request.slug())
        .param("region", request.region())
        .param("clerkOrgId", request.clerkOrgId())
        .param("now", Timestamp.from(clock.instant()))
        .query((row, i) -> new Registered(tenant(row), row.getBoolean("created")))
        .single();
  }

  private static Tenant tenant(ResultSet row) throws SQLException {
    return new Tenant(
        row.getString("id"),
        row.getString("name"),
        row.getString("slug"),
        row.getString("region"),
        row.getString("clerk_org_id"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }
}
