package de.mojoinstitut.chassis.security;

import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.web.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;
import org.springframework.security.web.SecurityFilterChain;

/**
 * One stateless filter chain: a bearer token from a trusted issuer, or a 401 with {@code
 * UNAUTHENTICATED}; a 503 where the issuer's keys are not to be had.
 */
public final class BearerSecurity {

  private static final Logger LOG = LoggerFactory.getLogger(BearerSecurity.class);

  private final Map<String, AuthenticationManager> issuers = new HashMap<>();

  /** Trusts an issuer's tokens and says how to read the caller from them. */
  public BearerSecurity trust(
      String issuer, JwtDecoder decoder, Function<Jwt, ? extends Caller> caller) {
    JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder);
    provider.setJwtAuthenticationConverter(
        token -> new CallerAuthentication(caller.apply(token), token));
    issuers.put(issuer, authentication -> authenticate(provider, authentication));
    return this;
  }

  private static Authentication authenticate(
      JwtAuthenticationProvider provider, Authentication token) {
    try {
      return provider.authenticate(token);
    } catch (AuthenticationServiceException e) {
      throw new KeysUnavailableException(e);
    }
  }

  /** The issuer's keys cannot be had now: nobody can say whether the token is good. */
  private static final class KeysUnavailableException extends AuthenticationException {
    KeysUnavailableException(AuthenticationServiceException cause) {
      super("the issuer's keys are not to be had", cause);
    }
  }

  private static void refuse(HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof KeysUnavailableException) {
      LOG.warn("no keys to check a token with, temporarily unavailable");
      ProblemWriter.write(response, Problem.of(HttpStatus.SERVICE_UNAVAILABLE));
    } else {
      response.setHeader("WWW-Authenticate", "Bearer");
      ProblemWriter.write(response, HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED");
    }
  }

  /**
   * @param open path patterns that need no token
   * @param origins whose pages may call, such as {@code https://app.example}
   */
  public SecurityFilterChain chain(HttpSecurity http, List<String> open, Set<String> origins)
      throws Exception {
    JwtIssuerAuthenticationManagerResolver resolver =
        new JwtIssuerAuthenticationManagerResolver(issuers::get);
    return http.csrf(csrf -> csrf.disable())
        .cors(cors -> cors.disable())
        .addFilter(OriginFilter.allowing(origins))
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
                        (request, response, failure) -> refuse(response, failure))
                    .accessDeniedHandler(
                        (request, response, denied) ->
                            ProblemWriter.write(response, HttpStatus.FORBIDDEN, "FORBIDDEN")))
        .build();
  }
}
