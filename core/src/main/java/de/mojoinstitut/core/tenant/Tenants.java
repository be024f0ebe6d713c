package de.mojoinstitut.core.tenant;

import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tenants, as far as the current scope sees them. */
@Repository
public class Tenants {

  private final JdbcClient jdbc;

  Tenants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Tenant> find(TenantId id) {
    return jdbc.sql("select id, name, region, status, certified_until from tenant where id = :id")
        .param("id", id.value())
        .query(
            (row, i) ->
                new Tenant(
                    new TenantId(row.getString("id")),
                    row.getString("name"),
                    new RegionCode(row.getString("region")),
                    Tenant.Status.valueOf(row.getString("status")),
                    Optional.ofNullable(row.getTimestamp("certified_until"))
                        .map(Timestamp::toInstant)
                        .orElse(null)))
        .optional();
  }

  /** The person's tenants with the role in each. */
  public List<Role> rolesOf(ClerkUserId person) {
    return jdbc.sql(
            "select tenant_id, role from tenant_member where clerk_user_id = :person order by tenant_id")
        .param("person", person.value())
        .query(
            (row, i) -> new Role(new TenantId(row.getString("tenant_id")), row.getString("role")))
        .list();
  }

  public boolean isMember(TenantId tenant, ClerkUserId person) {
    return rolesOf(person).stream().anyMatch(role -> role.tenant().equals(tenant));
  }

  /** A person's part in a tenant. */
  public record Role(TenantId tenant, String role) {}
}
