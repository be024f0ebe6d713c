package de.mojoinstitut.kontakte.tenant;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scope.Kind;
import de.mojoinstitut.chassis.scope.Scope.Level;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.security.Caller.Person;
import de.mojoinstitut.chassis.security.Caller.Service;
import de.mojoinstitut.kontakte.KontakteSettings;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Decides for which tenant a request may act. The services act for the tenant that their token and
 * the header name, payments only to read; a person acts for the tenant whose organisation the
 * session is in, so somebody without an organisation has no access at all.
 */
@Component
public class TenantAccess {

  /** The header that names the tenant. */
  public static final String HEADER = "x-tenant-id";

  private static final String HUB = "service:hub";

  private final Tenants tenants;
  private final KontakteSettings settings;

  TenantAccess(Tenants tenants, KontakteSettings settings) {
    this.tenants = tenants;
    this.settings = settings;
  }

  /**
   * The scope of a request. What is the hub's alone and names no tenant starts with a scope that
   * sees nothing; see {@link #requireHub}.
   *
   * @throws ApiProblem 400 without header, 403 where token, header or region disagree, 404 for an
   *     unknown tenant
   */
  public Scope scopeOf(Caller caller, HttpServletRequest request) {
    String header = request.getHeader(HEADER);
    if (header == null && isHubOnly(request.getRequestURI())) {
      return new Scope(Kind.API, null, null, null, Level.ENTITY);
    }
    requireOrganisation(caller);
    if (header == null || header.isBlank()) {
      throw ApiProblem.invalid(HEADER, "REQUIRED");
    }
    requireSameTenant(caller, header, request.getMethod());
    Scope asNamed = scope(caller, header, null);
    Tenant tenant =
        Scopes.within(asNamed, () -> tenants.find(header)).orElseThrow(ApiProblem::notFound);
    requireMember(caller, tenant);
    return scope(caller, header, tenant.region());
  }

  /**
   * Lets only the hub pass, with a token that names no tenant and without the header.
   *
   * @throws ApiProblem 403 for everybody else
   */
  public static void requireHub(Caller caller, @Nullable String header) {
    boolean hub =
        caller instanceof Service service
            && HUB.equals(service.name())
            && service.tenant() == null
            && header == null;
    if (!hub) {
      throw ApiProblem.forbidden();
    }
  }

  /**
   * @throws ApiProblem 403 where the body names another tenant than the header
   */
  public static void requireSame(String header, String tenantId) {
    if (!header.equals(tenantId)) {
      throw ApiProblem.forbidden();
    }
  }

  /** True for the paths that name no tenant by header. */
  public static boolean isHubOnly(String path) {
    return path.startsWith("/api/tenants/") || path.startsWith("/api/contacts/by-person/");
  }

  private static void requireOrganisation(Caller caller) {
    if (caller instanceof Person person && person.organisation() == null) {
      throw ApiProblem.forbidden();
    }
  }

  private static void requireSameTenant(Caller caller, String header, String method) {
    if (caller instanceof Service service) {
      boolean reads = HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method);
      if (!header.equals(service.tenant()) || !(reads || HUB.equals(service.name()))) {
        throw ApiProblem.forbidden();
      }
    }
  }

  private void requireMember(Caller caller, Tenant tenant) {
    boolean member =
        switch (caller) {
          case Service service -> true;
          case Person person ->
              person.organisation() != null
                  && tenant.clerkOrgId().equals(person.organisation().id());
        };
    if (!member || !settings.serves(tenant.region())) {
      throw ApiProblem.forbidden();
    }
  }

  private static Scope scope(Caller caller, String tenant, @Nullable String region) {
    String user = caller instanceof Person person ? person.clerkUserId() : null;
    return new Scope(Kind.API, user, tenant, region, Level.TENANT);
  }
}
