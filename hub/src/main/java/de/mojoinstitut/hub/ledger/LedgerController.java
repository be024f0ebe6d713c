package de.mojoinstitut.hub.ledger;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.security.Caller.Person;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.ledger.Balances;
import de.mojoinstitut.core.ledger.ProviderBalances;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.hub.security.StaffRight;
import de.mojoinstitut.hub.web.MoneyView;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ledger's accounts, for the roles finance and platform. */
@RestController
@RequestMapping(path = "/api/admin/ledger", produces = MediaType.APPLICATION_JSON_VALUE)
class LedgerController {

  private final Balances balances;
  private final ProviderBalances provider;

  LedgerController(Balances balances, ProviderBalances provider) {
    this.balances = balances;
    this.provider = provider;
  }

  /**
   * @param unbalancedPostings anything but 0 means that somebody went past the database
   * @param providerDifference what the provider must hold for us less what it holds, per currency;
   *     empty for staff of one region, because the provider does not say how much is whose
   */
  record LedgerView(
      List<AccountView> accounts, long unbalancedPostings, List<MoneyView> providerDifference) {}

  /**
   * @param amount minor units; in each currency all accounts sum to zero
   */
  record AccountView(String account, long amount, String currency) {}

  @ApiResponse(responseCode = "200")
  @ApiResponse(responseCode = "403", description = "FORBIDDEN", content = @Content)
  @ApiResponse(responseCode = "503", description = "TEMPORARILY_UNAVAILABLE", content = @Content)
  @GetMapping
  LedgerView ledger(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
    StaffRight.LEDGER.require(caller);
    return new LedgerView(
        balances.accounts().stream()
            .map(
                account ->
                    new AccountView(
                        account.account(),
                        account.balance().amount(),
                        account.balance().currency().getCurrencyCode()))
            .toList(),
        balances.unbalancedPostings(),
        isForAllRegions(caller) ? difference() : List.of());
  }

  private static boolean isForAllRegions(Caller caller) {
    return caller instanceof Person person && person.region() == null;
  }

  private List<MoneyView> difference() {
    Map<String, Long> difference = new TreeMap<>();
    held().forEach(money -> add(difference, money, -1));
    balances.atProvider().forEach(account -> add(difference, account.balance(), 1));
    return difference.entrySet().stream()
        .map(each -> new MoneyView(each.getValue(), each.getKey()))
        .toList();
  }

  private static void add(Map<String, Long> sums, Money money, int sign) {
    sums.merge(money.currency().getCurrencyCode(), sign * money.amount(), Long::sum);
  }

  private List<Money> held() {
    try {
      return provider.held();
    } catch (OutsideUnavailableException e) {
      throw new ApiProblem(Problem.of(HttpStatus.SERVICE_UNAVAILABLE));
    }
  }
}
