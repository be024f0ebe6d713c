package de.mojoinstitut.sandbox.bench;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.Cashier;
import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.client.OfferDraft;
import de.mojoinstitut.sandbox.stack.client.TenantApp;
import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Tenants with accounts that can be paid, money to pay them with, and sales to pay them for. */
final class Payees {

  /** One sale's worth; more than all runs of a measurement pay out. */
  private static final long FUNDS_CENTS = 20_000_000;

  private final BenchStack stack;
  private final HubRows rows;
  private final int count;

  Payees(BenchStack stack, int count) {
    this.stack = stack;
    this.rows = new HubRows(stack.postgres(), stack.clock());
    this.count = count;
  }

  void open() {
    rows.addPayees(count);
    TenantApp payments =
        new TenantApp("payments", stack.ports().url(Port.PAYMENTS), stack.tokens());
    IntStream.rangeClosed(1, count).forEach(number -> open(payments, number));
    fillTheBalance();
  }

  private static void open(TenantApp payments, int number) {
    String digits = String.format(Locale.ROOT, "%04d", number);
    String tenant = "bench_tenant_" + digits;
    payments.putTenant(
        tenant,
        JsonHttp.object()
            .put("name", "Messung " + digits)
            .put("slug", "bench-" + digits)
            .put("region", "DACH")
            .put("clerkOrgId", "org_bench_" + digits)
            .put("currency", "EUR"));
    JsonNode account = payments.post("/api/accounts", tenant, JsonHttp.object());
    if (!account.path("status").asText().equals("ACTIVE")) {
      throw new Problem("The account of " + tenant + " is not active: " + account);
    }
  }

  /** A booking that is dear enough. */
  private void fillTheBalance() {
    HubApi anna = hub(Tokens.Order.of("user_anna", "tenant_anna"));
    String offer =
        anna.publish(
            OfferDraft.event("Messung", stack.clock(), Duration.ofDays(30), 1, FUNDS_CENTS));
    HubApi member = hub(Tokens.Order.of("user_load_0001"));
    String booking = member.book(offer).orThrow("The hub").path("bookingId").asText();
    Cashier.Result paid =
        new Cashier(stack.ports().url(Port.STRIPE)).pay(member, booking, Cashier.GOOD_CARD);
    if (!paid.accepted()) {
      throw new Problem("The balance could not be filled: " + paid.text());
    }
  }

  /** Makes so many lines payable, spread evenly. */
  void sell(String prefix, int lines) {
    rows.addPayableLines(prefix, lines, count);
  }

  /** How many of a run's lines were paid. */
  long paidLines(String run) {
    return rows.count(
        "select coalesce(sum(lines), 0) from hub.payout where status = 'PAID' and run_id = '%s'"
            .formatted(run));
  }

  /** How many of a run's payouts were paid. */
  int paidPayouts(String run) {
    return (int)
        rows.count(
            "select count(*) from hub.payout where status = 'PAID' and run_id = '%s'"
                .formatted(run));
  }

  /** How often each operation of the provider was called since its start. */
  Map<String, Long> providerCalls() {
    Map<String, Long> calls = new TreeMap<>();
    new JsonHttp()
        .get(stack.ports().url(Port.STRIPE).resolve("/_sandbox/requests"), Map.of())
        .orThrow("The Stripe simulator")
        .path("requests")
        .properties()
        .forEach(each -> calls.put(each.getKey(), each.getValue().asLong()));
    return calls;
  }

  /** The hub as somebody of finance sees it. */
  HubApi finance(String user) {
    return hub(Tokens.Order.of(user));
  }

  private HubApi hub(Tokens.Order order) {
    return new HubApi(stack.ports().url(Port.HUB), stack.tokens().user(order));
  }
}
