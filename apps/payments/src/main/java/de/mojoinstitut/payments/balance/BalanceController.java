package de.mojoinstitut.payments.balance;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.connectors.stripe.ProviderBalance;
import de.mojoinstitut.connectors.stripe.StripeBalances;
import de.mojoinstitut.connectors.stripe.StripeReply;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The hub compares its books with the platform's balance. */
@RestController
class BalanceController {

  private final StripeBalances stripe;

  BalanceController(StripeBalances stripe) {
    this.stripe = stripe;
  }

  /** What is held in each currency, available or not; minor units. */
  record BalanceView(List<Sum> balances) {}

  record Sum(long amount, String currency) {}

  @GetMapping(path = "/api/balance", produces = MediaType.APPLICATION_JSON_VALUE)
  BalanceView balance() {
    return switch (stripe.ofPlatform()) {
      case StripeReply.Ok<ProviderBalance> known -> view(known.value());
      case StripeReply.Refused<ProviderBalance> refused -> throw unavailable();
      case StripeReply.RetryLater<ProviderBalance> later -> throw unavailable();
      case StripeReply.Unknown<ProviderBalance> unknown -> throw unavailable();
    };
  }

  private static BalanceView view(ProviderBalance balance) {
    Set<String> currencies = new TreeSet<>(balance.available().keySet());
    currencies.addAll(balance.pending().keySet());
    return new BalanceView(
        currencies.stream()
            .map(each -> new Sum(balance.total(each), each.toUpperCase(Locale.ROOT)))
            .toList());
  }

  private static ApiProblem unavailable() {
    return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE");
  }
}
