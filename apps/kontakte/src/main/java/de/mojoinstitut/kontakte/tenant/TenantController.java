package de.mojoinstitut.kontakte.tenant;

import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scope.Kind;
import de.mojoinstitut.chassis.scope.Scope.Level;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.kontakte.KontakteSettings;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The hub registers tenants here before anybody may act for one. */
@RestController
class TenantController {

  private final Tenants tenants;
  private final Idempotency idempotency;
  private final KontakteSettings settings;

  TenantController(Tenants tenants, Idempotency idempotency, KontakteSettings settings) {
    this.tenants = tenants;
    this.idempotency = idempotency;
    this.settings = settings;
  }

  @PutMapping(path = "/api/tenants/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Tenant.class)))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Tenant.class)))
  ResponseEntity<String> register(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = TenantAccess.HEADER, required = false) @Nullable String header,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable @Pattern(regexp = "[A-Za-z0-9_-]{1,100}") String id,
      @Valid @RequestBody TenantRequest request) {
    TenantAccess.requireHub(caller, header);
    if (!settings.serves(request.region())) {
      throw ApiProblem.forbidden();
    }
    Scope ofTenant = new Scope(Kind.API, null, id, request.region(), Level.PLATFORM);
    return Scopes.within(
        ofTenant,
        () ->
            idempotency.answer(
                caller, key, "PUT /api/tenants/" + id, request, () -> register(id, request)));
  }

  private Outcome register(String id, TenantRequest request) {
    Tenants.Registered registered = tenants.register(id, request);
    return new Outcome.Done(
        registered.created() ? HttpStatus.CREATED : HttpStatus.OK, registered.tenant());
  }
}
