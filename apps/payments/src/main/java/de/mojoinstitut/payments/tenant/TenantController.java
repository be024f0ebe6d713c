package de.mojoinstitut.payments.tenant;

import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.web.IsoCurrency;
import de.mojoinstitut.chassis.web.PlainText;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The hub tells which tenants there are. */
@RestController
class TenantController {

  private final Tenants tenants;
  private final Idempotency idempotency;
  private final ServedRegions regions;

  TenantController(Tenants tenants, Idempotency idempotency, ServedRegions regions) {
    this.tenants = tenants;
    this.idempotency = idempotency;
    this.regions = regions;
  }

  record TenantBody(
      @NotBlank @Size(max = 200) @PlainText String name,
      @NotBlank @Size(max = 100) @PlainText String slug,
      @NotBlank @Size(max = 50) @PlainText String region,
      @NotBlank @Size(max = 100) @PlainText String clerkOrgId,
      @NotNull @IsoCurrency String currency) {

    Tenant withId(String id) {
      return new Tenant(id, name, slug, region, clerkOrgId, currency);
    }
  }

  @PutMapping(path = "/api/tenants/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponse(
      responseCode = "201",
      description = "new",
      content = @Content(schema = @Schema(implementation = Tenant.class)))
  @ApiResponse(
      responseCode = "200",
      description = "brought up to date",
      content = @Content(schema = @Schema(implementation = Tenant.class)))
  ResponseEntity<String> put(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable @Pattern(regexp = "[A-Za-z0-9_-]{1,100}") String id,
      @Valid @RequestBody TenantBody body) {
    if (!regions.serves(body.region())) {
      throw ApiProblem.forbidden();
    }
    return idempotency.answer(
        caller,
        key,
        "PUT /api/tenants/" + id,
        body,
        () -> {
          Tenant tenant = body.withId(id);
          boolean isNew = tenants.put(tenant);
          return new Outcome.Done(isNew ? HttpStatus.CREATED : HttpStatus.OK, tenant);
        });
  }
}
