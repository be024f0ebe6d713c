package de.mojoinstitut.payments;

import static de.mojoinstitut.testkit.negative.Sample.MARKER;
import static de.mojoinstitut.testkit.negative.Sample.by;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.net.Webhook;
import de.mojoinstitut.testkit.negative.Credential;
import de.mojoinstitut.testkit.negative.NegativeCases;
import de.mojoinstitut.testkit.negative.Sample;
import de.mojoinstitut.testkit.negative.StoredRows;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation with everything that can be wrong with a request for it. A new operation wants a
 * sample here, and has its cases then.
 */
class NegativeCasesTest extends PaymentsTest {

  private static final String OTHER = "tenant_negative_other";

  @TestFactory
  Stream<DynamicNode> shouldRefuseWhatIsBad() throws GeneralSecurityException {
    sellingTenant(OTHER);
    return NegativeCases.of("payments", base(), new StoredRows(WORLD.database, "payments"))
        .sample("PUT /api/tenants/{id}", tenant())
        .sample("PUT /api/tenants/{id}/tax-status", taxStatus())
        .sample("GET /api/tenants/{id}/tax-status", ofTenant())
        .sample("GET /api/invoices", reading().query("bookingId", newBooking()))
        .sample("GET /api/invoices/{id}/pdf", invoice())
        .sample("POST /webhooks/stripe", webhook())
        .sample("POST /api/accounts", account())
        .sample("POST /api/payments", payment(), paymentOfSubject())
        .sample("GET /api/payments", reading().query("bookingId", newBooking()))
        .sample(
            "GET /api/payments/{id}",
            reading().variable("id", opened()).hidden(FOREIGN, "id", foreign()))
        .sample("POST /api/payments/{id}/cancellation", cancellation())
        .sample("POST /api/payments/{id}/refunds", refund())
        .sample("POST /api/payments/{id}/refunds/{refundId}/abandonment", refundAbandonment())
        .sample("POST /api/payouts", payout())
        .sample("POST /api/payouts/{id}/abandonment", payoutAbandonment())
        .sample("GET /api/accounts", hubReading())
        .sample(
            "GET /api/balance",
            by(hub(null))
                .refused(
                    "with a token for a tenant",
                    403,
                    "FORBIDDEN",
                    it -> it.bearer(hub(TENANT).token()))
                .refused("a member", 403, "FORBIDDEN", it -> it.bearer(member(TENANT).token())))
        .sample("POST /api/disputes/{id}/answer", answer())
        .nodes();
  }

  private static final String FOREIGN = "another tenant's id";

  private static Sample tenant() {
    return by(hub(null))
        .freeVariable("id", "tenant_negative_new")
        .body(
            "{'name': 'Praxis %s', 'slug': 'negative', 'region': 'DACH', 'clerkOrgId': 'org_n', 'currency': 'EUR'}"
                .formatted(MARKER))
        .otherwise("slug", "other")
        .refused(
            "with a token for a tenant", 403, "FORBIDDEN", it -> it.bearer(hub(TENANT).token()))
        .refused("a member", 403, "FORBIDDEN", it -> it.bearer(member(TENANT).token()));
  }

  private static Sample taxStatus() {
    return ofTenant()
        .body(
            """
            {'validFrom': '2099-01-01', 'legalName': 'Anna %1$s', 'taxNumber': '12/345/67890', 'vatId': 'DE123456789',
             'address': {'line1': '%1$sweg 1', 'postalCode': '10115', 'city': 'Berlin', 'country': 'DE'},
             'smallBusiness': false, 'vatRateBasisPoints': 1900}"""
                .formatted(MARKER))
        .otherwise("vatRateBasisPoints", 700)
        .invalid(
            "no rate",
            "vatRateBasisPoints",
            "REQUIRED",
            it -> it.change(body -> body.putNull("vatRateBasisPoints")))
        .invalid(
            "no VAT in Germany without a reason",
            "vatRateBasisPoints",
            "NOT_ALLOWED",
            it -> it.change(body -> body.put("vatRateBasisPoints", 0)))
        .invalid(
            "small business with a rate",
            "vatRateBasisPoints",
            "NOT_ALLOWED",
            it -> it.change(body -> body.put("smallBusiness", true)))
        .invalid(
            "neither number",
            "taxNumber",
            "REQUIRED",
            it -> it.change(body -> body.putNull("taxNumber").putNull("vatId")))
        .refusedAndKept(
            "invoices of that day are issued",
            409,
            "WRONG_STATE",
            it -> it.change(body -> body.put("validFrom", "2020-06-01")));
  }

  private static Sample ofTenant() {
    return by(hub(null))
        .alsoBy(member(TENANT))
        .variable("id", TENANT)
        .hidden("a tenant that is not there", "id", "tenant_none")
        .refused(
            "a token for another tenant", 403, "FORBIDDEN", it -> it.bearer(hub(OTHER).token()))
        .refused(
            "a member of another organisation",
            403,
            "FORBIDDEN",
            it -> it.bearer(member(OTHER).token()))
        .refused(
            "a person without organisation",
            403,
            "FORBIDDEN",
            it -> it.bearer(WORLD.tokens.person("user_max").token()));
  }

  private Sample invoice() {
    String own = invoiceOf(TENANT);
    return reading().variable("id", own).hidden(FOREIGN, "id", invoiceOf(OTHER));
  }

  private String invoiceOf(String tenant) {
    call("PUT", "/api/tenants/" + tenant + "/tax-status")
        .asHub(null)
        .body(
            """
            {'validFrom': '2020-01-01', 'legalName': 'Anna', 'vatId': 'DE123456789', 'smallBusiness': true,
             'address': {'line1': 'Weg 1', 'postalCode': '10115', 'city': 'Berlin', 'country': 'DE'}}""")
        .send();
    String booking = newBooking();
    Answer open =
        call("POST", "/api/payments")
            .asHub(tenant)
            .body(order(booking).replace(TENANT, tenant))
            .send();
    WORLD.pay(open.at("checkoutUrl"), "ok");
    return Awaitility.await()
        .until(
            () ->
                call("GET", "/api/invoices?bookingId=" + booking)
                    .asHub(tenant)
                    .send()
                    .json()
                    .at("/items/0/id")
                    .asText(),
            id -> !id.isEmpty());
  }

  private static Sample webhook() throws GeneralSecurityException {
    String event =
        """
        {"id": "evt_negative", "type": "checkout.session.completed", "data": {"object": {"id": "x",
         "metadata": {"paymentId": "pay_none"}, "customer_details": {"email": "%s@example.org"}}}}"""
            .formatted(MARKER);
    String header = "Stripe-Signature";
    String foreign = Webhook.Signature.generateSignatureHeader(event, "whsec_foreign");
    String ofNonsense = Webhook.Signature.generateSignatureHeader(MARKER, World.WEBHOOK_SECRET);
    String ofNothing = Webhook.Signature.generateSignatureHeader("{}", World.WEBHOOK_SECRET);
    return Sample.open()
        .body(event)
        .header(header, Webhook.Signature.generateSignatureHeader(event, World.WEBHOOK_SECRET))
        .refused("unsigned", 401, "UNAUTHENTICATED", it -> it.header(header, null))
        .refused("signature that is none", 401, "UNAUTHENTICATED", it -> it.header(header, MARKER))
        .refused("signed by a stranger", 401, "UNAUTHENTICATED", it -> it.header(header, foreign))
        .refused("another body", 401, "UNAUTHENTICATED", it -> it.body(event + " "))
        .refused(
            "signed but no JSON",
            400,
            "MALFORMED_JSON",
            it -> it.body(MARKER).header(header, ofNonsense))
        .refused(
            "signed but no event",
            400,
            "MALFORMED_JSON",
            it -> it.body("{}").header(header, ofNothing));
  }

  private Sample account() {
    call("PUT", "/api/tenants/tenant_negative_region")
        .asHub(null)
        .body(
            "{'name': 'P', 'slug': 'p', 'region': 'MARS', 'clerkOrgId': 'org_m', 'currency': 'EUR'}")
        .send();
    return writing()
        .body("{}")
        .refused(
            "tenant of a region without a country",
            422,
            "NOT_ELIGIBLE",
            it ->
                it.header("x-tenant-id", "tenant_negative_region")
                    .bearer(hub("tenant_negative_region").token()));
  }

  private Sample payment() {
    String taken = newBooking();
    open(taken);
    putTenant("tenant_negative_new");
    return writing()
        .body(
            """
            {'clerkUserId': 'user_max', 'tenantId': '%s', 'contactId': 'contact_of_user_max', 'amount': 10000,
             'currency': 'EUR', 'bookingId': '%s', 'bookingNumber': 'MH-1', 'serviceDate': '2027-01-15',
             'serviceDescription': 'Seminar %s', 'taxCategory': 'STANDARD', 'expiresAt': '%s'}"""
                .formatted(TENANT, newBooking(), MARKER, Instant.now().plus(Duration.ofHours(1))))
        .otherwise("amount", 9_999)
        .invalid(
            "expiresAt has passed",
            "expiresAt",
            "PAST",
            it -> it.change(body -> body.put("expiresAt", "2020-01-01T00:00:00Z")))
        .refusedAndKept(
            "currency of another region",
            422,
            "NOT_ELIGIBLE",
            it -> it.change(body -> body.put("currency", "USD")))
        .refusedAndKept(
            "contact of another person",
            422,
            "NOT_ELIGIBLE",
            it -> it.change(body -> body.put("contactId", "contact_of_user_lena")))
        .refusedAndKept(
            "unknown contact",
            422,
            "NOT_ELIGIBLE",
            it -> it.change(body -> body.put("contactId", "no_such_contact")))
        .refusedAndKept(
            "another amount than the booking's payment has",
            409,
            "WRONG_STATE",
            it -> it.change(body -> body.put("bookingId", taken).put("amount", 1)))
        .refusedAndKept(
            "tenant that cannot take money yet",
            422,
            "NOT_ELIGIBLE",
            it ->
                it.header("x-tenant-id", "tenant_negative_new")
                    .bearer(hub("tenant_negative_new").token())
                    .change(body -> body.put("tenantId", "tenant_negative_new")));
  }

  private static Sample paymentOfSubject() {
    return writing()
        .body(
            """
            {'clerkUserId': 'user_max', 'tenantId': '%s', 'contactId': 'contact_of_user_max', 'amount': 10000,
             'currency': 'EUR', 'subject': {'type': 'TICKET', 'id': '%s'}, 'number': 1, 'expiresAt': '%s'}"""
                .formatted(TENANT, newBooking(), Instant.now().plus(Duration.ofHours(1))))
        .invalid(
            "a type that is not there",
            "subject.type",
            "NOT_ALLOWED",
            it -> it.change(body -> ((ObjectNode) body.path("subject")).put("type", "CAR")))
        .invalid(
            "two subjects",
            "bookingId",
            "NOT_ALLOWED",
            it -> it.change(body -> body.put("bookingId", "bkg_1")))
        .invalid(
            "no subject", "subject", "REQUIRED", it -> it.change(body -> body.remove("subject")));
  }

  private Sample cancellation() {
    String paid = captured(newBooking()).at("id");
    return writing()
        .variable("id", opened())
        .hidden(FOREIGN, "id", foreign())
        .refusedAndKept("paid already", 409, "ALREADY_PAID", it -> it.variable("id", paid));
  }

  private Sample refund() {
    String unpaid = opened();
    return writing()
        .variable("id", captured(newBooking()).at("id"))
        .body(
            "{'refundId': 'refund_%s', 'amount': 500, 'reason': 'BUYER_CANCELLED'}"
                .formatted(UUID.randomUUID()))
        .otherwise("amount", 499)
        .hidden(FOREIGN, "id", foreign())
        .refused("nothing was paid", 409, "WRONG_STATE", it -> it.variable("id", unpaid))
        .refused(
            "more than was paid",
            422,
            "NOT_ELIGIBLE",
            it -> it.change(body -> body.put("amount", 10_001)));
  }

  private Sample payout() {
    captured(newBooking());
    return writing()
        .body("{'payoutId': '%s', 'amount': 100, 'currency': 'EUR'}".formatted(newPayout()))
        .otherwise("amount", 99)
        .refused(
            "currency of another region",
            422,
            "NOT_ELIGIBLE",
            it -> it.change(body -> body.put("currency", "USD")));
  }

  private Sample refundAbandonment() {
    String payment = captured(newBooking()).at("id");
    String refundId = "refund_" + UUID.randomUUID();
    refund(payment, refundId, 500).send();
    return writing()
        .variable("id", payment)
        .variable("refundId", refundId)
        .body("{}")
        .hidden(FOREIGN, "id", foreign())
        .refused("a refund of none", 404, "NOT_FOUND", it -> it.variable("refundId", "refund_no"));
  }

  private Sample payoutAbandonment() {
    captured(newBooking());
    String payoutId = newPayout();
    payout(TENANT, payoutId, 100).send();
    String foreign = newPayout();
    payout(OTHER, foreign, 100).send();
    return writing().variable("id", payoutId).body("{}").hidden(FOREIGN, "id", foreign);
  }

  private Sample answer() {
    return writing()
        .variable("id", opened(newBooking()))
        .body("{'outcome': 'CONTEST', 'evidence': 'Booking MB-1, delivered'}")
        .otherwise("evidence", "Booking MB-2")
        .hidden(FOREIGN, "id", foreignDispute())
        .invalid(
            "nothing said",
            "evidence",
            "REQUIRED",
            it -> it.change(body -> body.put("evidence", " ")));
  }

  private static Sample hubReading() {
    return by(hub(TENANT))
        .tenant(TENANT)
        .refused("a member", 403, "FORBIDDEN", it -> it.bearer(member(TENANT).token()));
  }

  private static Sample writing() {
    return by(hub(TENANT))
        .tenant(TENANT)
        .refused("a member", 403, "FORBIDDEN", it -> it.bearer(member(TENANT).token()));
  }

  private static Sample reading() {
    return by(hub(TENANT))
        .alsoBy(member(TENANT))
        .tenant(TENANT)
        .refused(
            "a member of another organisation",
            403,
            "FORBIDDEN",
            it -> it.bearer(member(OTHER).token()))
        .refused(
            "a person without organisation",
            403,
            "FORBIDDEN",
            it -> it.bearer(WORLD.tokens.person("user_max").token()));
  }

  private String opened() {
    return open(newBooking()).at("id");
  }

  private String foreign() {
    return foreignPayment(newBooking()).at("id");
  }

  private Answer foreignPayment(String booking) {
    return call("POST", "/api/payments")
        .asHub(OTHER)
        .body(order(booking).replace(TENANT, OTHER))
        .send();
  }

  private String foreignDispute() {
    String booking = newBooking();
    Answer payment = foreignPayment(booking);
    WORLD.pay(payment.at("checkoutUrl"), "ok");
    Awaitility.await()
        .until(
            () ->
                WORLD
                    .query("select status from payment where booking_id = '" + booking + "'")
                    .equals(List.of("CAPTURED")));
    String dispute = dispute(booking);
    awaitDispute(dispute, "OPEN");
    return dispute;
  }

  private static Credential hub(@Nullable String tenant) {
    return Credential.service(WORLD.tokens, "hub", "payments", tenant);
  }

  private static Credential member(String tenant) {
    return Credential.person(() -> WORLD.tokens.person("user_anna").org("org_" + tenant));
  }
}
