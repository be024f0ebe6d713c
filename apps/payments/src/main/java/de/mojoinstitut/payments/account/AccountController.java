package de.mojoinstitut.payments.account;

import de.mojoinstitut.chassis.security.Caller;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The hub asks for a tenant's account. */
@RestController
class AccountController {

  private final OpenAccount openAccount;

  AccountController(OpenAccount openAccount) {
    this.openAccount = openAccount;
  }

  /** Nothing is asked for yet; fields are refused as unknown. */
  record AccountBody() {}

  record AccountView(String accountId, Account.Status status, @Nullable URI onboardingUrl) {}

  @PostMapping(path = "/api/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
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
}
