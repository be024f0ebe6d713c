package de.mojoinstitut.hub.me;

import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.FieldError;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.web.PlainText;
import de.mojoinstitut.core.membership.Stage;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.person.People;
import de.mojoinstitut.core.person.PersonType;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.region.Regions;
import de.mojoinstitut.core.tenant.Tenants;
import de.mojoinstitut.hub.security.CallerIdentity;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The signed-in person. */
@RestController
@RequestMapping(path = "/api/me", produces = MediaType.APPLICATION_JSON_VALUE)
class MeController {

  private final People people;
  private final Regions regions;
  private final Tenants tenants;
  private final Idempotency idempotency;

  MeController(People people, Regions regions, Tenants tenants, Idempotency idempotency) {
    this.people = people;
    this.regions = regions;
    this.tenants = tenants;
    this.idempotency = idempotency;
  }

  record MeView(
      String clerkUserId,
      PersonType type,
      @Nullable String region,
      @Nullable String locale,
      @Nullable Stage stage,
      List<TenantRole> tenants) {}

  record TenantRole(String tenantId, String role) {}

  record ChooseRegion(@NotBlank @Size(max = 32) @PlainText String region) {}

  @GetMapping
  @Transactional(readOnly = true)
  public MeView me(
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity caller) {
    return view(caller, caller.region());
  }

  @ApiResponse(
      responseCode = "200",
      description = "chosen",
      content = @Content(schema = @Schema(implementation = MeView.class)))
  @ApiResponse(responseCode = "409", description = "WRONG_STATE")
  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> chooseRegion(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity identity,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody @Valid ChooseRegion body) {
    return idempotency.answer(caller, key, "PUT /api/me", body, () -> choose(identity, body));
  }

  private Outcome choose(Identity identity, ChooseRegion body) {
    RegionCode region = new RegionCode(body.region());
    if (regions.find(region).isEmpty()) {
      throw new ApiProblem(Problem.validation(List.of(new FieldError("region", "UNKNOWN"))));
    }
    return people.chooseRegion(identity.user(), region)
        ? new Outcome.Done(HttpStatus.OK, view(identity, region))
        : new Outcome.Refused(Problem.of(HttpStatus.CONFLICT, "WRONG_STATE"));
  }

  private MeView view(Identity caller, @Nullable RegionCode region) {
    return new MeView(
        caller.user().value(),
        caller.type(),
        Optional.ofNullable(region).map(RegionCode::value).orElse(null),
        Optional.ofNullable(caller.locale()).map(Locale::toLanguageTag).orElse(null),
        caller.stage(),
        tenants.rolesOf(caller.user()).stream()
            .map(role -> new TenantRole(role.tenant().value(), role.role()))
            .toList());
  }
}
