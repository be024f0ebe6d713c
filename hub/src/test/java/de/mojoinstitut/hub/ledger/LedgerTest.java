package de.mojoinstitut.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.hub.testing.FakeProviderBalances;
import de.mojoinstitut.hub.testing.HubTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LedgerTest extends HubTest {

  @Autowired private FakeProviderBalances provider;

  private JsonNode ledger() {
    return get("/api/admin/ledger", token("user_owner").roles("platform").token())
        .isStatus(200)
        .json();
  }

  @Test
  void shouldCompareWhatTheProviderMustHoldWithWhatItHolds() {
    // given
    provider.holds();
    long before = difference(ledger()).getOrDefault("EUR", 0L);
    sold(10_000);

    // when
    provider.holds(Money.of(before + 10_000 - 175, "EUR"), Money.of(7, "USD"));
    JsonNode ledger = ledger();

    // then
    assertThat(difference(ledger)).containsEntry("EUR", 0L).containsEntry("USD", -7L);
    assertThat(ledger.path("unbalancedPostings").asLong()).isZero();
    Map<String, Long> accounts = new HashMap<>();
    ledger
        .path("accounts")
        .forEach(
            account ->
                accounts.merge(
                    account.path("account").asText(), account.path("amount").asLong(), Long::sum));
    assertThat(accounts)
        .containsKeys("DACH:CLEARING", "DACH:PROVIDER_FEES", "DACH:TENANT:tenant_anna:PENDING");
    assertThat(accounts.values().stream().mapToLong(Long::longValue).sum()).isZero();
  }

  @Test
  void shouldSayThatTheProviderDoesNotAnswer() {
    // given
    provider.goDown();

    // when
    HttpResponse<String> answer = answer();

    // then
    provider.holds();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("TEMPORARILY_UNAVAILABLE");
  }

  /** Past the check that nothing is above 499. */
  private HttpResponse<String> answer() {
    try (java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient()) {
      return http.send(
          request("/api/admin/ledger", token("user_fin1").roles("finance").token()).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Long> difference(JsonNode ledger) {
    Map<String, Long> difference = new HashMap<>();
    ledger
        .path("providerDifference")
        .forEach(
            money ->
                difference.put(money.path("currency").asText(), money.path("amount").asLong()));
    return difference;
  }

  private void sold(long cents) {
    rows.run(
        """
        begin;
        insert into ledger_posting (key, type, region, seller, payment_id, content, occurred_at, posted_at)
          values ('capture:pay_hub', 'CAPTURE', 'DACH', 'tenant_anna', 'pay_hub', '', now(), now());
        insert into ledger_line (posting_id, line_no, region, seller, account, holder, state, kind, amount, currency)
          select id, line_no, 'DACH', 'tenant_anna', account, holder, state, kind, amount, 'EUR'
          from ledger_posting, (values
            (1, 'CLEARING', null, null, 'GROSS', -%1$d), (2, 'TENANT', 'tenant_anna', 'PENDING', 'GROSS', %1$d),
            (3, 'TENANT', 'tenant_anna', 'PENDING', 'PROVIDER_FEE', -175),
            (4, 'PROVIDER_FEES', null, null, 'PROVIDER_FEE', 175))
            lines (line_no, account, holder, state, kind, amount)
          where key = 'capture:pay_hub';
        commit;"""
            .formatted(cents));
  }
}
