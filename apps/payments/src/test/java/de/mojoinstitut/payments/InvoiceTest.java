package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;

/** Invoices come into being by themselves; each test has a tenant of its own. */
class InvoiceTest extends PaymentsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired private SmartLifecycle reconciler;

  private final String tenant = "tenant_" + UUID.randomUUID();

  @BeforeEach
  void theTenantSells() {
    sellingTenant(tenant);
  }

  private static LocalDate today() {
    return LocalDate.now(BERLIN);
  }

  private static String standard(LocalDate from) {
    return taxStatus(
        from, "'taxNumber': '12/345/67890', 'smallBusiness': false, 'vatRateBasisPoints': 1900");
  }

  private static String smallBusiness(LocalDate from) {
    return taxStatus(from, "'vatId': 'DE123456789', 'smallBusiness': true");
  }

  private static String taxStatus(LocalDate from, String rest) {
    return """
        {'validFrom': '%s', 'legalName': 'Anna Müller', %s,
         'address': {'line1': 'Größenweg 1', 'postalCode': '10115', 'city': 'Berlin', 'country': 'DE'}}"""
        .formatted(from, rest);
  }

  private Answer putTaxStatus(String body) {
    return call("PUT", "/api/tenants/" + tenant + "/tax-status").asHub(null).body(body).send();
  }

  private Answer getTaxStatus() {
    return call("GET", "/api/tenants/" + tenant + "/tax-status").asHub(null).send();
  }

  /** A payment of the tenant that the customer made; its id. */
  private String paid(String booking, long amount) {
    return paid(booking, amount, "user_max");
  }

  private String paid(String booking, long amount, String person) {
    String body =
        order(booking, amount, Instant.now().plus(Duration.ofMinutes(15)))
            .replace(TENANT, tenant)
            .replace("user_max", person)
            .replace("'currency'", "'bookingNumber': 'MH-4711', 'currency'");
    Answer open = call("POST", "/api/payments").asHub(tenant).body(body).send();
    WORLD.pay(open.at("checkoutUrl"), "ok");
    Awaitility.await()
        .until(
            () ->
                call("GET", "/api/payments/" + open.at("id"))
                    .asHub(tenant)
                    .send()
                    .at("status")
                    .equals("CAPTURED"));
    return open.at("id");
  }

  private String refundOf(String paymentId, long amount) {
    String refundId = "rf_" + UUID.randomUUID();
    Answer answer = refund(paymentId, refundId, amount).asHub(tenant).send();
    assertThat(answer.status()).isEqualTo(201);
    return refundId;
  }

  private List<JsonNode> invoices(String booking) {
    List<JsonNode> items = new ArrayList<>();
    call("GET", "/api/invoices?bookingId=" + booking)
        .asHub(tenant)
        .send()
        .json()
        .path("items")
        .forEach(items::add);
    return items;
  }

  private List<JsonNode> invoices(String booking, int count) {
    return Awaitility.await().until(() -> invoices(booking), items -> items.size() == count);
  }

  private String text(JsonNode invoice) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base() + invoice.path("pdfUrl").asText()))
            .header("Authorization", "Bearer " + WORLD.tokens.service("hub", "payments", tenant))
            .header("x-tenant-id", tenant)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      assertThat(response.headers().firstValue("Content-Type")).contains("application/pdf");
      try (PdfReader pdf = new PdfReader(response.body())) {
        return new PdfTextExtractor(pdf).getTextFromPage(1).replaceAll("[ \u00A0]+", " ");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long sum(List<JsonNode> invoices, String field) {
    return invoices.stream().mapToLong(invoice -> invoice.path(field).asLong()).sum();
  }

  @Test
  void shouldIssueAnInvoiceWithEverythingThatTheLawAsksFor() {
    // given
    putTaxStatus(standard(today()));
    String booking = newBooking();

    // when
    paid(booking, 10_000);
    JsonNode invoice = invoices(booking, 1).getFirst();

    // then
    assertThat(invoice.path("type").asText()).isEqualTo("INVOICE");
    assertThat(invoice.path("number").asText()).isEqualTo("RE-" + today().getYear() + "-000001");
    assertThat(invoice.path("amount").asLong()).isEqualTo(10_000);
    assertThat(invoice.path("vatAmount").asLong()).isEqualTo(1_597);
    assertThat(invoice.path("refersTo").isNull()).isTrue();
    assertThat(text(invoice))
        .contains("Anna Müller", "Größenweg 1", "10115 Berlin", "Deutschland")
        .contains("Steuernummer: 12/345/67890", "Max Muster")
        .contains("Rechnung RE-" + today().getYear() + "-000001")
        .contains("Ausgestellt am", "Leistungsdatum 15.01.2027", "Buchung MH-4711", "Seminar")
        .contains("Netto 84,03 €", "Umsatzsteuer 19 %", "15,97 €", "Gesamtbetrag 100,00 €")
        .doesNotContain("§ 19");
  }

  @Test
  void shouldChargeASmallBusinessNoTax() {
    // given
    putTaxStatus(smallBusiness(today()));
    String booking = newBooking();

    // when
    paid(booking, 10_000);
    JsonNode invoice = invoices(booking, 1).getFirst();

    // then
    assertThat(invoice.path("vatAmount").asLong()).isZero();
    assertThat(text(invoice))
        .contains("§ 19 UStG", "USt-IdNr.: DE123456789", "Netto 100,00 €", "Gesamtbetrag 100,00 €")
        .doesNotContain("Umsatzsteuer 1");
  }

  @Test
  void shouldWaitForTheTaxStatusAndSayThatItWaits() {
    // given
    String booking = newBooking();
    paid(booking, 10_000);
    awaitALook();
    Answer before = getTaxStatus();

    // when
    putTaxStatus(standard(today()));

    // then
    assertThat(before.json().path("invoicesWaiting").asLong()).isEqualTo(1);
    assertThat(before.json().path("items")).isEmpty();
    assertThat(invoices(booking, 1)).hasSize(1);
    assertThat(getTaxStatus().json().path("invoicesWaiting").asLong()).isZero();
    assertThat(call("GET", "/actuator/prometheus").send().text()).contains("mojo_invoices_waiting");
  }

  @Test
  void shouldCorrectTheInvoiceByPartialRefundsThatAddUpToTheCent() {
    // given
    putTaxStatus(standard(today()));
    String booking = newBooking();
    String payment = paid(booking, 9_999);

    // when
    refundOf(payment, 3_333);
    refundOf(payment, 3_333);
    refundOf(payment, 3_332);
    refundOf(payment, 1);
    List<JsonNode> all = invoices(booking, 5);

    // then
    JsonNode invoice = all.getFirst();
    List<JsonNode> credits = all.subList(1, 5);
    assertThat(sum(all, "amount")).isZero();
    assertThat(sum(all, "vatAmount")).isZero();
    assertThat(credits)
        .allSatisfy(
            credit -> {
              assertThat(credit.path("type").asText()).isEqualTo("CREDIT_NOTE");
              assertThat(credit.path("refersTo").asText()).isEqualTo(invoice.path("id").asText());
              assertThat(credit.path("amount").asLong()).isNegative();
              assertThat(credit.path("vatAmount").asLong()).isNotPositive();
            });
    assertThat(credits.stream().map(credit -> credit.path("number").asText()))
        .containsExactly(
            "GS-" + today().getYear() + "-000001",
            "GS-" + today().getYear() + "-000002",
            "GS-" + today().getYear() + "-000003",
            "GS-" + today().getYear() + "-000004");
    assertThat(text(credits.getFirst()))
        .contains("Rechnungskorrektur GS-", "Zu RE-" + today().getYear() + "-000001 vom")
        .contains("-33,33 €");
  }

  @Test
  void shouldCorrectTheInvoiceByEachRefundMadeByHandAndTakeThatBackWhenItReturns() {
    // given
    putTaxStatus(standard(today()));
    String booking = newBooking();
    paid(booking, 5_000);
    String first = WORLD.refundByHand(booking, 1_000);
    invoices(booking, 2);
    WORLD.refundByHand(booking, 4_000);
    List<JsonNode> corrected = invoices(booking, 3);

    // when
    WORLD.settleRefund(first, "failed");

    // then
    List<JsonNode> all = invoices(booking, 4);
    JsonNode again = all.getLast();
    assertThat(corrected.stream().map(each -> each.path("amount").asLong()))
        .containsExactly(5_000L, -1_000L, -4_000L);
    assertThat(again.path("type").asText()).isEqualTo("INVOICE");
    assertThat(again.path("amount").asLong()).isEqualTo(1_000);
    // The VAT of 50.00 less that of 40.00: rounded on the sum of what is corrected.
    assertThat(sum(all, "vatAmount")).isEqualTo(798 - 639);
    assertThat(again.path("refersTo").asText()).isEqualTo(corrected.get(1).path("id").asText());
    assertThat(text(again)).contains("Die Erstattung kam zurück");
  }

  @Test
  void shouldTakeTheCreditNoteBackOfARefundThatTheBankReturned() {
    // given
    putTaxStatus(smallBusiness(today()));
    String booking = newBooking();
    String refundId = refundOf(paid(booking, 9_999), 3_333);
    JsonNode credit = invoices(booking, 2).getLast();

    // when
    WORLD.settleRefund(WORLD.atStripe("refund", refundId).getFirst().path("id").asText(), "failed");

    // then
    JsonNode again = invoices(booking, 3).getLast();
    assertThat(again.path("amount").asLong()).isEqualTo(3_333);
    assertThat(again.path("refersTo").asText()).isEqualTo(credit.path("id").asText());
  }

  @Test
  void shouldCorrectTheInvoiceByWhatADisputeTookBack() {
    // given
    putTaxStatus(standard(today()));
    String booking = newBooking();
    paid(booking, 10_000);
    JsonNode invoice = invoices(booking, 1).getFirst();
    String dispute = dispute(booking);

    // when
    WORLD.sandbox("POST", "/disputes/" + dispute + "/settle", "{'outcome': 'lost'}");
    JsonNode credit = invoices(booking, 2).getLast();

    // then
    assertThat(credit.path("refersTo").asText()).isEqualTo(invoice.path("id").asText());
    assertThat(credit.path("amount").asLong()).isEqualTo(-10_000);
    assertThat(credit.path("vatAmount").asLong()).isEqualTo(-1_597);
  }

  @Test
  void shouldIssueWhatACrashLeftOpenAfterTheMoneyCame() {
    // given
    putTaxStatus(standard(today()));
    String booking = newBooking();
    reconciler.stop();
    paid(booking, 10_000);
    List<JsonNode> before = invoices(booking);

    // when
    reconciler.start();

    // then
    assertThat(before).isEmpty();
    assertThat(invoices(booking, 1)).hasSize(1);
  }

  @Test
  void shouldWaitForTheCustomersName() {
    // given
    putTaxStatus(standard(today()));
    String booking = newBooking();
    reconciler.stop();
    paid(booking, 10_000);
    WORLD.kontakte.failNext(1);
    reconciler.start();
    awaitALook();
    List<JsonNode> before = invoices(booking);

    // when
    putTaxStatus(standard(today()));

    // then
    assertThat(before).isEmpty();
    assertThat(text(invoices(booking, 1).getFirst())).contains("Max Muster");
  }

  /** Until the tenant's only payment was looked at and has to wait. */
  private void awaitALook() {
    String later =
        """
        select 1 from watch where kind = 'INVOICE' and attempts > 0 and due_at > now() + interval '1 hour'
          and tenant_id = '%s'"""
            .formatted(tenant);
    Awaitility.await().until(() -> !WORLD.query(later).isEmpty());
  }

  @Test
  void shouldNameTheBookingWhereThePersonWasErased() {
    // given
    putTaxStatus(standard(today()));
    String booking = newBooking();
    reconciler.stop();
    paid(booking, 10_000, "user_erased");
    WORLD.kontakte.erase("contact_of_user_erased");

    // when
    reconciler.start();

    // then
    assertThat(text(invoices(booking, 1).getFirst())).contains("Kunde der Buchung MH-4711");
  }

  @Test
  void shouldNotChangeTheTaxStatusOfWhatIsIssued() {
    // given
    putTaxStatus(standard(today()));
    String booking = newBooking();
    paid(booking, 10_000);
    invoices(booking, 1);

    // when / then
    assertThat(putTaxStatus(smallBusiness(today())).code()).isEqualTo("WRONG_STATE");
    assertThat(putTaxStatus(smallBusiness(today().minusDays(3))).status()).isEqualTo(409);
    assertThat(putTaxStatus(standard(today())).status()).isEqualTo(200);
    assertThat(putTaxStatus(smallBusiness(today().plusDays(1))).status()).isEqualTo(200);
    JsonNode items = getTaxStatus().json().path("items");
    assertThat(items).hasSize(2);
    assertThat(items.path(0).path("validFrom").asText()).isEqualTo(today().plusDays(1).toString());
    assertThat(items.path(1).path("vatRateBasisPoints").asInt()).isEqualTo(1_900);
  }

  @Test
  void shouldKeepWhatWasRecordedAndCountTheLatest() {
    // given
    putTaxStatus(standard(today()));

    // when
    putTaxStatus(smallBusiness(today()));

    // then
    assertThat(getTaxStatus().json().path("items")).hasSize(1);
    assertThat(getTaxStatus().json().path("items").path(0).path("smallBusiness").asBoolean())
        .isTrue();
    assertThat(
            WORLD.query(
                "select revision from tax_status where tenant_id = '%s' order by 1"
                    .formatted(tenant)))
        .containsExactly("1", "2");
  }

  @Test
  void shouldLetTheTenantsPeopleSayTheirTaxStatusAndNobodyElse() {
    // given
    Call put = call("PUT", "/api/tenants/" + tenant + "/tax-status").body(standard(today()));
    sellingTenant("tenant_nosy");

    // when / then
    assertThat(put.token(person("org_tenant_nosy")).send().status()).isEqualTo(403);
    assertThat(put.token(WORLD.tokens.person("user_max").token()).send().status()).isEqualTo(403);
    assertThat(put.asHub("tenant_nosy").tenant(null).send().status()).isEqualTo(403);
    assertThat(put.token(person("org_" + tenant)).tenant(null).send().status()).isEqualTo(200);
    assertThat(
            call("GET", "/api/tenants/" + tenant + "/tax-status")
                .token(person("org_" + tenant))
                .send()
                .json()
                .path("items"))
        .hasSize(1);
  }

  private static String person(String organisation) {
    return WORLD.tokens.person("user_anna").org(organisation).token();
  }

  @Test
  void shouldKeepInvoicesFromOtherTenantsAndUnchanged() {
    // given
    putTaxStatus(standard(today()));
    String booking = newBooking();
    paid(booking, 10_000);
    JsonNode invoice = invoices(booking, 1).getFirst();
    sellingTenant("tenant_nosy");

    // when
    Answer list = call("GET", "/api/invoices?bookingId=" + booking).asHub("tenant_nosy").send();
    Answer pdf = call("GET", invoice.path("pdfUrl").asText()).asHub("tenant_nosy").send();

    // then
    assertThat(list.json().path("items")).isEmpty();
    assertThat(pdf.status()).isEqualTo(404);
    assertThatThrownBy(() -> WORLD.database.asSuperuser("delete from payments.invoice"))
        .hasMessageContaining("never changed");
    assertThatThrownBy(() -> WORLD.database.asSuperuser("update payments.invoice set gross = 1"))
        .hasMessageContaining("never changed");
    assertThatThrownBy(() -> WORLD.database.asSuperuser("truncate payments.invoice"))
        .hasMessageContaining("never changed");
  }
}
