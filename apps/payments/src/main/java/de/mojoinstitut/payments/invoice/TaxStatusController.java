package de.mojoinstitut.payments.invoice;

import de.mojoinstitut.chassis.idempotency.Answer.Outcome;
import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.payments.tenant.ServedRegions;
import de.mojoinstitut.payments.tenant.Tenants;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The hub or the tenant's people say what the tenant's invoices must say of it. */
@RestController
@RequestMapping(path = "/api/tenants/{id}/tax-status", produces = MediaType.APPLICATION_JSON_VALUE)
class TaxStatusController {

  private static final String ID = "[A-Za-z0-9_-]{1,100}";

  private final TransactionTemplate transaction;
  private final Idempotency idempotency;
  private final Tenants tenants;
  private final ServedRegions regions;
  private final TaxStatuses statuses;
  private final Invoices invoices;
  private final Watch watch;

  TaxStatusController(
      TransactionTemplate transaction,
      Idempotency idempotency,
      Tenants tenants,
      ServedRegions regions,
      TaxStatuses statuses,
      Invoices invoices,
      Watch watch) {
    this.transaction = transaction;
    this.idempotency = idempotency;
    this.tenants = tenants;
    this.regions = regions;
    this.statuses = statuses;
    this.invoices = invoices;
    this.watch = watch;
  }

  /**
   * All that count.
   *
   * @param items the latest first
   * @param invoicesWaiting payments whose invoices are not issued yet
   */
  record History(List<TaxStatusBody> items, long invoicesWaiting) {}

  @PutMapping
  @ApiResponse(
      responseCode = "200",
      description = "recorded, now or before; invoices that waited for it are issued",
      content = @Content(schema = @Schema(implementation = TaxStatusBody.class)))
  @ApiResponse(
      responseCode = "409",
      description = "WRONG_STATE: invoices of this day or later are issued already")
  ResponseEntity<String> put(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable @Pattern(regexp = ID) String id,
      @Valid @RequestBody TaxStatusBody body) {
    requireTenant(id);
    TaxStatus status = body.toStatus();
    return idempotency.answer(
        caller,
        key,
        "PUT /api/tenants/" + id + "/tax-status",
        body,
        () -> record(id, status, caller));
  }

  private void requireTenant(String id) {
    boolean isServed =
        tenants.find(id).filter(tenant -> regions.serves(tenant.region())).isPresent();
    if (!isServed) {
      throw ApiProblem.notFound();
    }
  }

  /** Waits for invoices that are being issued, and they wait for it. */
  private Outcome record(String tenantId, TaxStatus status, Caller caller) {
    tenants.lock(tenantId);
    boolean isKnown =
        statuses.from(tenantId, status.validFrom()).filter(status::equals).isPresent();
    if (!isKnown) {
      if (invoices.anyForMoneyReceivedSince(status.validFrom())) {
        return new Outcome.Refused(Problem.of(HttpStatus.CONFLICT, "WRONG_STATE"));
      }
      statuses.add(tenantId, status, caller.id());
    }
    watch.allSoon(Watched.Kind.INVOICE);
    return new Outcome.Done(HttpStatus.OK, TaxStatusBody.of(status));
  }

  @GetMapping
  History get(@PathVariable @Pattern(regexp = ID) String id) {
    requireTenant(id);
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                new History(
                    statuses.all(id).stream().map(TaxStatusBody::of).toList(),
                    watch.waiting(Watched.Kind.INVOICE))));
  }
}
