package de.mojoinstitut.payments.account;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.security.Caller;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The hub asks for a tenant's account. */
@RestController
@RequestMapping(path = "/api/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountController {

  private final OpenAccount openAccount;
  private final ReadAccount readAccount;

  AccountController(OpenAccount openAccount, ReadAccount readAccount) {
    this.openAccount = openAccount;
    this.readAccount = readAccount;
  }

  /** Nothing is asked for yet; fields are refused as unknown. */
  record AccountBody() {}

  record AccountView(String accountId, Account.Status status, @Nullable URI onboardingUrl) {}

  record CurrentAccountView(
      String accountId,
      Account.Status status,
      boolean transfersEnabled,
      boolean payoutsEnabled,
      @Nullable Instant bankChangedAt) {}

  @PostMapping
  @ApiResponse(responseCode = "201", description = "the account")
  @ApiResponse(responseCode = "422", description = "NOT_ELIGIBLE")
  @ResponseStatus(HttpStatus.CREATED)
  AccountView open(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @RequestHeader("x-tenant-id") String tenant,
      @Valid @RequestBody AccountBody body) {
    OpenAccount.Opened opened = openAccount.open(caller, key, tenant);
    return new AccountView(
        opened.account().accountId(), opened.account().status(), opened.onboardingUrl());
  }

  @GetMapping
  @ApiResponse(responseCode = "200", description = "the account as Stripe has it now")
  CurrentAccountView read(
      @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
      @RequestHeader("x-tenant-id") String tenant) {
    if (!(caller instanceof Caller.Service)) {
      throw ApiProblem.forbidden();
    }
    ReadAccount.Current current = readAccount.read(tenant);
    return new CurrentAccountView(
        current.account().accountId(),
        current.account().status(),
        current.transfersEnabled(),
        current.payoutsEnabled(),
        current.bankChangedAt());
  }
}
