package de.mojoinstitut.payments.security;

import de.mojoinstitut.chassis.security.BearerSecurity;
import de.mojoinstitut.chassis.security.ClerkTokens;
import de.mojoinstitut.chassis.security.ScopeFilter;
import de.mojoinstitut.chassis.security.ServiceTokens;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The hub's service tokens and Clerk's session tokens; everything else is 401. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final String NAME = "payments";
  private static final String HUB = "hub";
  private static final List<String> OPEN =
      List.of(
          "/webhooks/stripe",
          "/actuator/health/**",
          "/actuator/prometheus",
          "/v3/api-docs/**",
          "/swagger-ui.html",
          "/swagger-ui/**",
          "/error");

  @Bean
  SecurityFilterChain securityFilterChain(HttpSecurity http, SecuritySettings settings, Clock clock)
      throws Exception {
    return new BearerSecurity()
        .trust(
            HUB,
            ServiceTokens.decoder(settings.serviceJwks(), NAME, HUB, clock),
            ServiceTokens::caller)
        .trust(
            settings.clerkIssuer(),
            ClerkTokens.decoder(
                settings.clerkIssuer(), settings.clerkJwks(), settings.allowedOrigins(), clock),
            ClerkTokens::caller)
        .chain(http, OPEN, settings.allowedOrigins());
  }

  @Bean
  FilterRegistrationBean<ScopeFilter> scopeFilter(TenantScopes scopes) {
    FilterRegistrationBean<ScopeFilter> filter =
        new FilterRegistrationBean<>(new ScopeFilter(scopes::of));
    filter.addUrlPatterns("/api/*");
    filter.setOrder(Ordered.LOWEST_PRECEDENCE);
    return filter;
  }

  /** Our own identity towards kontakte.mojo. */
  @Bean
  ServiceTokens serviceTokens(SecuritySettings settings, Clock clock) {
    return new ServiceTokens(NAME, settings.serviceKey(), clock);
  }
}
