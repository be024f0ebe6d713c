package de.mojoinstitut.sandbox.money;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.trial.StripeBooks;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the simulator has in its books, in minor units.
 *
 * @param platform the platform's balance by currency
 * @param accounts the connected accounts' balances, by account and currency, joined by a blank
 * @param bookings charges less refunds and less what disputes have taken, by booking
 * @param openDisputes ids of bookings whose dispute nobody has decided
 * @param transfers how many there are for each of our payout ids
 */
record StripeMoney(
    Map<String, Long> platform,
    Map<String, Long> accounts,
    Map<String, Long> bookings,
    Set<String> openDisputes,
    Map<String, Integer> transfers) {

  private static final Set<String> DECIDED = Set.of("won", "lost");

  static StripeMoney read(StripeBooks stripe) {
    JsonNode balances =
        new JsonHttp()
            .get(stripe.stripe().resolve("/_sandbox/balances"), Map.of())
            .orThrow("The Stripe simulator");
    Map<String, Long> accounts = new HashMap<>();
    balances
        .path("accounts")
        .properties()
        .forEach(
            account ->
                totals(account.getValue())
                    .forEach(
                        (currency, total) ->
                            accounts.put(account.getKey() + " " + currency, total)));
    Map<String, Long> bookings = new HashMap<>();
    stripe.entries().forEach((booking, entry) -> bookings.put(booking, entry.net()));
    Map<String, JsonNode> disputes = disputes(stripe);
    disputes.forEach(
        (booking, dispute) -> {
          if (!status(dispute).equals("won")) {
            bookings.merge(booking, -dispute.path("amount").asLong(), Long::sum);
          }
        });
    return new StripeMoney(
        totals(balances.path("platform")),
        accounts,
        bookings,
        Set.copyOf(
            disputes.entrySet().stream()
                .filter(dispute -> !DECIDED.contains(status(dispute.getValue())))
                .map(Map.Entry::getKey)
                .toList()),
        stripe
            .objects("transfer")
            .collect(
                toMap(
                    transfer -> transfer.path("metadata").path("payoutId").asText(),
                    transfer -> 1,
                    Integer::sum)));
  }

  /** Disputes by the id of the booking whose payment they are about. */
  static Map<String, JsonNode> disputes(StripeBooks stripe) {
    Map<String, String> bookings =
        stripe
            .objects("charge")
            .collect(
                toMap(
                    charge -> charge.path("id").asText(),
                    charge -> charge.path("transfer_group").asText()));
    return stripe
        .objects("dispute")
        .collect(
            toMap(
                dispute -> Objects.requireNonNull(bookings.get(dispute.path("charge").asText())),
                dispute -> dispute));
  }

  private static String status(JsonNode dispute) {
    return dispute.path("status").asText();
  }

  private static Map<String, Long> totals(JsonNode balance) {
    Map<String, Long> totals = new HashMap<>();
    balance
        .properties()
        .forEach(
            currency ->
                totals.put(
                    currency.getKey().toUpperCase(Locale.ROOT),
                    currency.getValue().path("total").asLong()));
    return totals;
  }
}
