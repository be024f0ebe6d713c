package de.mojoinstitut.kontakte.contact;

import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.kontakte.entry.AddressBook;
import de.mojoinstitut.kontakte.entry.Book;
import de.mojoinstitut.kontakte.entry.Entries;
import de.mojoinstitut.kontakte.entry.EntryChange;
import de.mojoinstitut.kontakte.entry.EntryController;
import de.mojoinstitut.kontakte.entry.Origins;
import de.mojoinstitut.kontakte.entry.Page;
import de.mojoinstitut.kontakte.tenant.TenantAccess;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tenant's contacts. */
@RestController
@RequestMapping(path = "/api/contacts", produces = MediaType.APPLICATION_JSON_VALUE)
class ContactController extends EntryController<ContactView> {

  private final PersonContacts ofPerson;

  ContactController(
      Entries entries,
      TransactionTemplate transaction,
      Idempotency idempotency,
      ContactEvents events,
      PersonContacts ofPerson) {
    super(
        new AddressBook(Book.CONTACT, entries, transaction, idempotency, events), ContactView::of);
    this.ofPerson = ofPerson;
  }

  /** Adds the contact or brings it up to date. */
  @PostMapping
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ContactView.class)))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ContactView.class)))
  @ApiResponse(responseCode = "409", description = "WRONG_STATE")
  ResponseEntity<String> keep(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader(TenantAccess.HEADER) String tenant,
      @RequestHeader("Idempotency-Key") String key,
      @Valid @RequestBody ContactRequest request) {
    TenantAccess.requireSame(tenant, request.tenantId());
    return book().keep(caller, key, request, request.toEntry(Origins.of(caller)), this::view);
  }

  /** The contacts of the tenant, oldest first. */
  @GetMapping
  Page<ContactView> page(
      @RequestParam(required = false) @Nullable @Pattern(regexp = EntryChange.ID)
          String clerkUserId,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = Page.LONGEST_CURSOR) String cursor) {
    return view(book().page(clerkUserId, limit, cursor));
  }

  /** Where one person is a contact, across all tenants; for the hub alone, and written down. */
  @GetMapping("/by-person/{clerkUserId}")
  Page<ContactView> byPerson(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = TenantAccess.HEADER, required = false) @Nullable String header,
      @PathVariable @Pattern(regexp = EntryChange.ID) String clerkUserId,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = Page.LONGEST_CURSOR) String cursor) {
    TenantAccess.requireHub(caller, header);
    return ofPerson.within(
        caller, clerkUserId, () -> view(book().page(clerkUserId, limit, cursor)));
  }
}
