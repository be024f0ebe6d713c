package de.mojoinstitut.sandbox.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.client.TenantApp;
import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.parts.Postgres;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Puts the demo data in, once per stack: the hub's rows, and the tenants with their accounts in
 * kontakte and payments. People and organisations are Clerk's, and its simulator has them from the
 * start.
 */
public final class DemoData {

  private static final String HUB_ROWS = "/demo/hub.sql";

  private final Ports ports;
  private final Postgres postgres;
  private final Tokens tokens;
  private final Clock clock;
  private final JsonHttp http = new JsonHttp();

  /**
   * @param clock the stack's time; demo offers are dated relative to it
   */
  public DemoData(Ports ports, Postgres postgres, Tokens tokens, Clock clock) {
    this.ports = ports;
    this.postgres = postgres;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Does nothing when the marker is there. Each step may be repeated, so a run that was cut short
   * is simply done again.
   *
   * @return true when data was put in
   */
  public boolean putInOnce(Path marker) {
    if (Files.exists(marker)) {
      return false;
    }
    putInHubRows();
    TenantApp kontakte = new TenantApp("kontakte", ports.url(Port.KONTAKTE), tokens);
    TenantApp payments = new TenantApp("payments", ports.url(Port.PAYMENTS), tokens);
    for (DemoTenant tenant : DemoTenant.all()) {
      kontakte.putTenant(tenant.id(), tenant.forKontakte());
      putInto(payments, tenant);
    }
    DemoTenant.distributors().forEach(distributor -> putInto(payments, distributor));
    try {
      Files.writeString(marker, clock.instant().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return true;
  }

  private void putInto(TenantApp payments, DemoTenant tenant) {
    payments.putTenant(tenant.id(), tenant.forPayments());
    payments.put("/api/tenants/" + tenant.id() + "/tax-status", tenant.id(), tenant.tax().json());
    openAccount(payments, tenant);
  }

  /** The script finds the time of this start in the setting {@code mojo.started_at}. */
  private void putInHubRows() {
    postgres.execute(
        "mojo",
        "hub_owner",
        "select set_config('mojo.started_at', '%s', false)".formatted(clock.instant()),
        hubRows());
  }

  /** Opens the tenant's Stripe account, and answers Stripe's questions for it. */
  private void openAccount(TenantApp payments, DemoTenant tenant) {
    JsonNode account = payments.post("/api/accounts", tenant.id(), JsonHttp.object());
    if (!account.path("status").asText().equals("ACTIVE")) {
      String path = "/_sandbox/accounts/" + account.path("accountId").asText() + "/onboard";
      URI onboarding = ports.url(Port.STRIPE).resolve(path);
      http.post(onboarding, Map.of(), JsonHttp.object()).orThrow("The Stripe simulator");
    }
  }

  private static String hubRows() {
    try (InputStream in = DemoData.class.getResourceAsStream(HUB_ROWS)) {
      if (in == null) {
        throw new IllegalStateException("The class path has no " + HUB_ROWS);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
