package de.mojoinstitut.kontakte;

import de.mojoinstitut.chassis.security.BearerSecurity;
import de.mojoinstitut.chassis.security.ClerkTokens;
import de.mojoinstitut.chassis.security.ScopeFilter;
import de.mojoinstitut.chassis.security.ServiceTokens;
import de.mojoinstitut.kontakte.tenant.TenantAccess;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Trusts Clerk's sessions and the tokens of hub and payments. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final String AUDIENCE = "kontakte";
  private static final List<String> SERVICES = List.of("hub", "payments");
  private static final List<String> OPEN =
      List.of(
          "/actuator/health/**",
          "/actuator/prometheus",
          "/v3/api-docs/**",
          "/swagger-ui.html",
          "/swagger-ui/**");

  @Bean
  SecurityFilterChain security(HttpSecurity http, KontakteSettings settings, Clock clock)
      throws Exception {
    KontakteSettings.Clerk clerk = settings.clerk();
    BearerSecurity bearer =
        new BearerSecurity()
            .trust(
                clerk.issuer(),
                ClerkTokens.decoder(clerk.issuer(), clerk.jwks(), clerk.allowedOrigins(), clock),
                ClerkTokens::caller);
    for (String service : SERVICES) {
      bearer.trust(
          service,
          ServiceTokens.decoder(settings.serviceJwks(), AUDIENCE, service, clock),
          ServiceTokens::caller);
    }
    return bearer.chain(http, OPEN, clerk.allowedOrigins());
  }

  @Bean
  FilterRegistrationBean<ScopeFilter> scopeFilter(TenantAccess access) {
    FilterRegistrationBean<ScopeFilter> filter =
        new FilterRegistrationBean<>(new ScopeFilter(access::scopeOf));
    filter.addUrlPatterns("/api/*");
    filter.setOrder(Ordered.LOWEST_PRECEDENCE);
    return filter;
  }
}
