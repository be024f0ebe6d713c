package de.mojoinstitut.kontakte.entry;

import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.kontakte.tenant.TenantAccess;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What leads and partners answer in the same way. */
public abstract class PartyController extends EntryController<PartyView> {

  protected PartyController(AddressBook book) {
    super(book, PartyView::of);
  }

  /** Adds the entry or brings it up to date. */
  @PostMapping
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = PartyView.class)))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PartyView.class)))
  @ApiResponse(responseCode = "409", description = "WRONG_STATE")
  public ResponseEntity<String> keep(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader(TenantAccess.HEADER) String tenant,
      @RequestHeader("Idempotency-Key") String key,
      @Valid @RequestBody PartyRequest request) {
    TenantAccess.requireSame(tenant, request.tenantId());
    return book().keep(caller, key, request, request.toEntry(Origins.of(caller)), this::view);
  }

  /** The entries of the tenant, oldest first. */
  @GetMapping
  public Page<PartyView> page(
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = Page.LONGEST_CURSOR) String cursor) {
    return view(book().page(null, limit, cursor));
  }
}
