package de.mojoinstitut.hub.payout;

import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.security.Caller.Person;
import de.mojoinstitut.chassis.security.Caller.StaffRole;
import de.mojoinstitut.chassis.web.PlainText;
import de.mojoinstitut.core.payout.run.Payout;
import de.mojoinstitut.core.payout.run.PayoutId;
import de.mojoinstitut.core.payout.run.PayoutLine;
import de.mojoinstitut.core.payout.run.Payouts;
import de.mojoinstitut.core.payout.statement.Statements;
import de.mojoinstitut.core.payout.transfer.PausePayouts;
import de.mojoinstitut.core.payout.transfer.PausePayouts.By;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.region.Distributors;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.hub.security.CallerIdentity;
import de.mojoinstitut.hub.security.StaffRight;
import de.mojoinstitut.hub.web.Page;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payouts: finance sees all, a tenant and a distributor their own. */
@RestController
@RequestMapping("/api/payouts")
class PayoutsController {

  private static final String CSV = "text/csv";

  private final Payouts payouts;
  private final Statements statements;
  private final PausePayouts pausePayouts;
  private final Distributors distributors;
  private final Idempotency idempotency;

  PayoutsController(
      Payouts payouts,
      Statements statements,
      PausePayouts pausePayouts,
      Distributors distributors,
      Idempotency idempotency) {
    this.payouts = payouts;
    this.statements = statements;
    this.pausePayouts = pausePayouts;
    this.distributors = distributors;
    this.idempotency = idempotency;
  }

  /**
   * @param beneficiary a tenant's or a distributor's id
   */
  record PauseRequest(
      @NotBlank @Size(max = 100) @PlainText String beneficiary, @NotNull Boolean paused) {}

  /**
   * @param pausedBy who has paused it now
   */
  record PauseView(String beneficiary, Collection<By> pausedBy) {}

  @ApiResponse(responseCode = "200")
  @ApiResponse(responseCode = "403", description = "FORBIDDEN", content = @Content)
  @ApiResponse(responseCode = "404", description = "NOT_FOUND", content = @Content)
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Transactional(readOnly = true)
  public Page<PayoutView> newest(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity identity,
      @RequestParam(required = false) @Nullable @Size(min = 1, max = 100) @PlainText String tenant,
      @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
      @RequestParam(required = false) @Nullable @Size(max = Page.LONGEST_CURSOR) String cursor) {
    Page.Position before = Page.decode(cursor);
    List<Payout> found =
        payouts.newest(
            payee(caller, identity, tenant),
            before == null ? null : new Payouts.Cursor(before.at(), new PayoutId(before.id())),
            limit + 1);
    List<PayoutId> ids = found.stream().map(Payout::id).toList();
    Map<PayoutId, List<PayoutLine>> lines = payouts.linesOf(ids);
    Set<PayoutId> issued = statements.issued(ids);
    return Page.of(
        found,
        limit,
        payout ->
            PayoutView.of(
                payout, lines.getOrDefault(payout.id(), List.of()), issued.contains(payout.id())),
        payout -> new Page.Position(payout.createdAt(), payout.id().value()));
  }

  /**
   * Null where the scope says it: of a distributor's people it sees their distributors' payouts.
   */
  private @Nullable String payee(Caller caller, Identity identity, @Nullable String payee) {
    if (StaffRight.PAYOUTS.of(caller)) {
      return payee;
    }
    if (payee(caller).is(StaffRole.DISTRIBUTOR)) {
      if (payee != null && distributors.find(payee).isEmpty()) {
        throw ApiProblem.notFound();
      }
      return payee;
    }
    String own =
        Optional.ofNullable(identity.tenant())
            .map(TenantId::value)
            .orElseThrow(ApiProblem::forbidden);
    if (payee != null && !payee.equals(own)) {
      throw ApiProblem.notFound();
    }
    return own;
  }

  /** No staff but distributors. */
  private static Person payee(Caller caller) {
    if (caller instanceof Person person
        && (person.staffRoles().isEmpty() || person.is(StaffRole.DISTRIBUTOR))) {
      return person;
    }
    throw ApiProblem.forbidden();
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "403", description = "FORBIDDEN", content = @Content)
  @ApiResponse(responseCode = "404", description = "NOT_FOUND", content = @Content)
  @GetMapping(path = "/{id}/statement.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  @Transactional(readOnly = true)
  public ResponseEntity<byte[]> pdf(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @PathVariable @NotBlank @Size(max = 100) @PlainText String id) {
    return statement(caller, id, Statements.Format.PDF, MediaType.APPLICATION_PDF);
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "403", description = "FORBIDDEN", content = @Content)
  @ApiResponse(responseCode = "404", description = "NOT_FOUND", content = @Content)
  @GetMapping(path = "/{id}/statement.csv", produces = CSV)
  @Transactional(readOnly = true)
  public ResponseEntity<byte[]> csv(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @PathVariable @NotBlank @Size(max = 100) @PlainText String id) {
    return statement(caller, id, Statements.Format.CSV, MediaType.parseMediaType(CSV));
  }

  private ResponseEntity<byte[]> statement(
      Caller caller, String id, Statements.Format format, MediaType type) {
    if (!StaffRight.PAYOUTS.of(caller)) {
      payee(caller);
    }
    Statements.Document document =
        statements.find(new PayoutId(id), format).orElseThrow(ApiProblem::notFound);
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s.%s\"".formatted(document.number(), type.getSubtype()))
        .body(document.bytes());
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PauseView.class)))
  @ApiResponse(responseCode = "403", description = "FORBIDDEN")
  @ApiResponse(responseCode = "404", description = "NOT_FOUND")
  @PutMapping(
      path = "/pause",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> pause(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @Parameter(hidden = true) @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity identity,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody @Valid PauseRequest body) {
    By by =
        StaffRight.PAYOUTS.of(caller)
            ? By.FINANCE
            : requireOwn(caller, identity, body.beneficiary());
    return idempotency.answer(
        caller,
        key,
        "PUT /api/payouts/pause",
        body,
        () ->
            pausePayouts
                .set(body.beneficiary(), body.paused(), by, identity.user())
                .map(
                    now ->
                        (Outcome)
                            new Outcome.Done(
                                HttpStatus.OK,
                                new PauseView(body.beneficiary(), now.stream().sorted().toList())))
                .orElseGet(
                    () -> new Outcome.Refused(Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND"))));
  }

  private static By requireOwn(Caller caller, Identity identity, String beneficiary) {
    TenantId tenant = identity.tenant();
    if (tenant == null || !payee(caller).staffRoles().isEmpty()) {
      throw ApiProblem.forbidden();
    }
    if (!tenant.value().equals(beneficiary)) {
      throw ApiProblem.notFound();
    }
    return By.TENANT;
  }
}
