package de.mojoinstitut.hub.security;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.security.BearerSecurity;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.security.Caller.Organisation;
import de.mojoinstitut.chassis.security.Caller.Person;
import de.mojoinstitut.chassis.security.ClerkTokens;
import de.mojoinstitut.chassis.security.ScopeFilter;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.Identities;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.TransactionException;

/** Clerk session tokens only; the caller's identity and level decide which rows a request sees. */
@Configuration(proxyBeanMethods = false)
class HubSecurity {

  private static final List<String> OPEN =
      List.of(
          "/webhooks/**",
          "/actuator/health/**",
          "/actuator/prometheus",
          "/v3/api-docs/**",
          "/swagger-ui.html",
          "/swagger-ui/**",
          "/checkout/*",
          "/onboarding/*",
          "/pages/*",
          "/error");

  @Bean
  SecurityFilterChain api(
      HttpSecurity http,
      Clock clock,
      @Value("${mojo.clerk.issuer}") String issuer,
      @Value("${mojo.clerk.jwks}") URI jwks,
      @Value("${mojo.clerk.allowed-origins}") Set<String> origins)
      throws Exception {
    return new BearerSecurity()
        .trust(issuer, ClerkTokens.decoder(issuer, jwks, origins, clock), ClerkTokens::caller)
        .chain(http, OPEN, origins);
  }

  @Bean
  FilterRegistrationBean<ScopeFilter> scope(Identities identities) {
    FilterRegistrationBean<ScopeFilter> filter =
        new FilterRegistrationBean<>(
            new ScopeFilter((caller, request) -> scope(identities, caller, request)));
    filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
    return filter;
  }

  private static Scope scope(Identities identities, Caller caller, HttpServletRequest request) {
    if (!(caller instanceof Person person)) {
      throw ApiProblem.forbidden();
    }
    Identity identity = identify(identities, person);
    request.setAttribute(CallerIdentity.ATTRIBUTE, identity);
    Scope.Level own = identity.tenant() == null ? Scope.Level.PERSON : Scope.Level.TENANT;
    return new Scope(
        Scope.Kind.API,
        person.clerkUserId(),
        map(identity.tenant(), TenantId::value),
        person.staffRoles().isEmpty() ? map(identity.region(), RegionCode::value) : person.region(),
        person.staffLevel().orElse(own));
  }

  private static Identity identify(Identities identities, Person person) {
    try {
      return identities.of(
          new ClerkUserId(person.clerkUserId()), map(person.organisation(), Organisation::id));
    } catch (DataAccessException | TransactionException e) {
      throw new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE");
    }
  }

  private static <T, R> @Nullable R map(@Nullable T value, Function<T, R> property) {
    return Optional.ofNullable(value).map(property).orElse(null);
  }
}
