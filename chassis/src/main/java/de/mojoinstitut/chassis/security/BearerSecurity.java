package de.mojoinstitut.chassis.security;

import de.mojoinstitut.chassis.web.ProblemWriter;
import jakarta.servlet.DispatcherType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;
import org.springframework.security.web.SecurityFilterChain;

/**
 * One stateless filter chain: a bearer token from a trusted issuer, or a 401 with {@code
 * UNAUTHENTICATED}.
 */
public final class BearerSecurity {

  private final Map<String, AuthenticationManager> issuers = new HashMap<>();

  /** Trusts an issuer's tokens and says how to read the caller from them. */
  public BearerSecurity trust(
      String issuer, JwtDecoder decoder, Function<Jwt, ? extends Caller> caller) {
    JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder);
    provider.setJwtAuthenticationConverter(
        token -> new CallerAuthentication(caller.apply(token), token));
    issuers.put(issuer, provider::authenticate);
    return this;
  }

  /**
   * @param open path patterns that need no token
   */
  public SecurityFilterChain chain(HttpSecurity http, List<String> open) throws Exception {
    JwtIssuerAuthenticationManagerResolver resolver =
        new JwtIssuerAuthenticationManagerResolver(issuers::get);
    return http.csrf(csrf -> csrf.disable())
        .cors(cors -> {})
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(open.toArray(String[]::new))
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationManagerResolver(resolver)
                    .authenticationEntryPoint(
                        (request, response, failure) -> {
                          response.setHeader("WWW-Authenticate", "Bearer");
                          ProblemWriter.write(response, HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED");
                        })
                    .accessDeniedHandler(
                        (request, response, denied) ->
                            ProblemWriter.write(response, HttpStatus.FORBIDDEN, "FORBIDDEN")))
        .build();
  }
}
