package de.mojoinstitut.chassis.web;

import de.mojoinstitut.chassis.ChassisConfiguration;
import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scope.Kind;
import de.mojoinstitut.chassis.scope.Scope.Level;
import de.mojoinstitut.chassis.security.BearerSecurity;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.security.ClerkTokens;
import de.mojoinstitut.chassis.security.ScopeFilter;
import de.mojoinstitut.testkit.TestTokens;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service that uses all of the chassis. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({ChassisConfiguration.class, ChassisWebConfiguration.class})
class ThingsApplication {

  /** An issuer whose keys cannot be fetched. */
  static final String KEYLESS_ISSUER = "https://keyless.example";

  enum Colour {
    RED
  }

  record Thing(
      @NotBlank @Size(max = 5) @PlainText String name,
      int count,
      @Nullable Colour colour,
      @Nullable Instant at,
      @Nullable LocalDate on,
      @Nullable @IsoCurrency String currency,
      @Nullable List<@Valid Part> parts) {}

  record Part(@Positive int size) {}

  @Bean
  SecurityFilterChain security(
      HttpSecurity http, @Value("${test.issuer}") String issuer, Clock clock) throws Exception {
    URI jwks = URI.create(issuer + "/.well-known/jwks.json");
    return new BearerSecurity()
        .trust(
            issuer,
            ClerkTokens.decoder(issuer, jwks, Set.of(TestTokens.ORIGIN), clock),
            ClerkTokens::caller)
        .trust(
            KEYLESS_ISSUER,
            ClerkTokens.decoder(
                KEYLESS_ISSUER,
                URI.create("http://localhost:1/jwks"),
                Set.of(TestTokens.ORIGIN),
                clock),
            ClerkTokens::caller)
        .chain(http, List.of("/open"), Set.of(TestTokens.ORIGIN));
  }

  @Bean
  FilterRegistrationBean<ScopeFilter> scopeFilter() {
    return new FilterRegistrationBean<>(
        new ScopeFilter(
            (caller, request) ->
                switch (String.valueOf(request.getHeader("x-scope"))) {
                  case "refused" -> throw ApiProblem.invalid("x-scope", "INVALID");
                  case "away" -> throw new DataAccessResourceFailureException("Max Muster");
                  default -> new Scope(Kind.API, caller.id(), null, null, Level.PERSON);
                }));
  }

  @RestController
  static class Things {

    private final Idempotency idempotency;

    Things(Idempotency idempotency) {
      this.idempotency = idempotency;
    }

    @PostMapping("/things")
    ResponseEntity<String> add(
        @AuthenticationPrincipal Caller caller,
        @RequestHeader("Idempotency-Key") String key,
        @Valid @RequestBody Thing thing) {
      return idempotency.answer(
          caller,
          key,
          "POST /things",
          thing,
          () -> new Outcome.Done(HttpStatus.CREATED, Map.of("name", thing.name())));
    }

    @PutMapping("/things/{id}")
    Map<String, String> change(
        @PathVariable @Size(max = 5) String id, @Valid @RequestBody Thing thing) {
      return Map.of("id", id, "name", thing.name());
    }

    @GetMapping("/things")
    Map<String, Object> page(
        @RequestParam @Min(1) @Max(9) int limit, @AuthenticationPrincipal Caller caller) {
      return Map.of("limit", limit, "caller", caller.id());
    }

    @GetMapping("/api/things")
    Map<String, Object> counted(@RequestParam(defaultValue = "5") int limit) {
      return Map.of("limit", limit);
    }

    @PostMapping("/api/things/{id}/cancellation")
    Map<String, String> cancel(@PathVariable String id) {
      return Map.of("id", id);
    }

    @GetMapping("/away")
    void away() {
      throw new DataAccessResourceFailureException("Max Muster");
    }

    @GetMapping("/broken")
    void broken() {
      throw new IllegalStateException("Max Muster");
    }

    @GetMapping("/open")
    Map<String, String> open() {
      return Map.of("open", "yes");
    }
  }
}
