package de.mojoinstitut.payments.security;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scope.Kind;
import de.mojoinstitut.chassis.scope.Scope.Level;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.security.Caller.Organisation;
import de.mojoinstitut.chassis.security.Caller.Person;
import de.mojoinstitut.chassis.security.Caller.Service;
import de.mojoinstitut.payments.tenant.ServedRegions;
import de.mojoinstitut.payments.tenant.Tenant;
import de.mojoinstitut.payments.tenant.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The tenant of a request. It is named by {@code x-tenant-id}, must agree with the token, must
 * exist, and must be of a region that this deployment serves. Without the header go, for the hub
 * alone, the paths of a tenant itself and of the platform's balance, and a tenant's tax status, for
 * its people too, who may change it.
 */
@Component
class TenantScopes {

  private static final String HEADER = "x-tenant-id";
  private static final String TENANTS = "/api/tenants/";
  private static final String TAX_STATUS = "/tax-status";
  private static final String BALANCE = "/api/balance";

  private final Tenants tenants;
  private final ServedRegions regions;

  TenantScopes(Tenants tenants, ServedRegions regions) {
    this.tenants = tenants;
    this.regions = regions;
  }

  Scope of(Caller caller, HttpServletRequest request) {
    String path = request.getRequestURI();
    if (path.startsWith(TENANTS) && path.endsWith(TAX_STATUS)) {
      return ofTaxStatus(
          caller, path.substring(TENANTS.length(), path.length() - TAX_STATUS.length()));
    }
    if (path.startsWith(TENANTS)) {
      return ofTenantItself(caller, path.substring(TENANTS.length()));
    }
    String header = request.getHeader(HEADER);
    if (path.equals(BALANCE) || path.startsWith(BALANCE + "/")) {
      return ofNoTenant(caller, header);
    }
    if (header == null || header.isBlank()) {
      throw ApiProblem.invalid(HEADER, "REQUIRED");
    }
    if (!agrees(caller, header, request)) {
      throw ApiProblem.forbidden();
    }
    return ofExisting(caller, header);
  }

  private Scope ofExisting(Caller caller, String tenantId) {
    Scope scope = api(tenantId);
    Tenant tenant =
        Scopes.within(scope, () -> tenants.find(tenantId)).orElseThrow(ApiProblem::notFound);
    if (!mayAct(caller, tenant)) {
      throw ApiProblem.forbidden();
    }
    return scope;
  }

  private Scope ofTaxStatus(Caller caller, String tenantId) {
    return switch (caller) {
      case Service service -> {
        if (service.tenant() != null && !service.tenant().equals(tenantId)) {
          throw ApiProblem.forbidden();
        }
        yield api(tenantId);
      }
      case Person person -> {
        if (person.organisation() == null) {
          throw ApiProblem.forbidden();
        }
        yield ofExisting(caller, tenantId);
      }
    };
  }

  private static Scope ofTenantItself(Caller caller, String tenantId) {
    if (caller instanceof Service service && service.tenant() == null) {
      return api(tenantId);
    }
    throw ApiProblem.forbidden();
  }

  /** Sees no row at all. */
  private static Scope ofNoTenant(Caller caller, @Nullable String header) {
    if (caller instanceof Service service && service.tenant() == null && header == null) {
      return new Scope(Kind.API, null, null, null, Level.TENANT);
    }
    throw ApiProblem.forbidden();
  }

  private static boolean agrees(Caller caller, String header, HttpServletRequest request) {
    return switch (caller) {
      case Service service -> header.equals(service.tenant());
      case Person person ->
          person.organisation() != null && "GET".equalsIgnoreCase(request.getMethod());
    };
  }

  private boolean mayAct(Caller caller, Tenant tenant) {
    if (!regions.serves(tenant.region())) {
      return false;
    }
    return switch (caller) {
      case Service service -> true;
      case Person person -> isOf(person.organisation(), tenant);
    };
  }

  private static boolean isOf(@Nullable Organisation organisation, Tenant tenant) {
    return organisation != null && organisation.id().equals(tenant.clerkOrgId());
  }

  private static Scope api(String tenant) {
    return new Scope(Kind.API, null, tenant, null, Level.TENANT);
  }
}
