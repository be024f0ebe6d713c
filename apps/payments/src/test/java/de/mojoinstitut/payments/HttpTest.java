package de.mojoinstitut.payments;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Calls the running application. Tests of one world share it, so each has its own bookings. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "logging.level.org.apache.kafka=OFF",
      "management.prometheus.metrics.export.enabled=true"
    })
abstract class HttpTest {

  static final String TENANT = "tenant_anna";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @LocalServerPort private int port;

  abstract World world();

  @AfterEach
  void endTrouble() {
    world().noTrouble();
    world().kontakte.failNext(0);
  }

  /** An answer. */
  record Answer(int status, String text) {
    JsonNode json() {
      return Json.parse(text);
    }

    String at(String field) {
      return json().path(field).asText();
    }

    String code() {
      return at("code");
    }
  }

  /** A call in the making, with a fresh idempotency key. */
  final class Call {
    private final String method;
    private final String path;
    private @Nullable String token;
    private @Nullable String tenant;
    private @Nullable String key = UUID.randomUUID().toString();
    private @Nullable String body;
    private int to = port;

    private Call(String method, String path) {
      this.method = method;
      this.path = path;
    }

    /** As the hub, with token and header for the tenant. */
    Call asHub(@Nullable String tenantId) {
      return token(world().tokens.service("hub", "payments", tenantId)).tenant(tenantId);
    }

    Call token(@Nullable String bearer) {
      token = bearer;
      return this;
    }

    Call tenant(@Nullable String id) {
      tenant = id;
      return this;
    }

    Call key(@Nullable String idempotencyKey) {
      key = idempotencyKey;
      return this;
    }

    /** Sends it to another instance. */
    Call at(int otherPort) {
      to = otherPort;
      return this;
    }

    Call body(String json) {
      body = json.replace('\'', '"');
      return this;
    }

    Answer send() {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + to + path))
              .method(
                  method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
      header(request, "Content-Type", body == null ? null : "application/json");
      header(request, "Authorization", token == null ? null : "Bearer " + token);
      header(request, "x-tenant-id", tenant);
      header(request, "Idempotency-Key", key);
      HttpResponse<String> response = World.http(request);
      return new Answer(response.statusCode(), response.body());
    }

    private static void header(HttpRequest.Builder request, String name, @Nullable String value) {
      if (value != null) {
        request.header(name, value);
      }
    }
  }

  final Call call(String method, String path) {
    return new Call(method, path);
  }

  final URI base() {
    return URI.create("http://localhost:" + port);
  }

  final URI webhookUrl() {
    return URI.create("http://localhost:" + port + "/webhooks/stripe");
  }

  /** Registers a tenant of DACH with the organisation {@code org_<tenant>}. */
  final void putTenant(String id) {
    call("PUT", "/api/tenants/" + id)
        .asHub(null)
        .body(
            "{'name': 'Praxis', 'slug': 'praxis', 'region': 'DACH', 'clerkOrgId': 'org_%s', 'currency': 'EUR'}"
                .formatted(id))
        .send();
  }

  /** A tenant that may take money. */
  final void sellingTenant(String id) {
    putTenant(id);
    Answer answer = call("POST", "/api/accounts").asHub(id).body("{}").send();
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.text());
    }
  }

  static String newBooking() {
    return "bkg_" + UUID.randomUUID();
  }

  static String order(String bookingId) {
    return order(bookingId, 10_000, Instant.now().plus(Duration.ofMinutes(15)));
  }

  static String order(String bookingId, long amount, Instant expiresAt) {
    return """
        {'clerkUserId': 'user_max', 'tenantId': '%s', 'contactId': 'contact_of_user_max', 'amount': %d,
         'currency': 'EUR', 'bookingId': '%s', 'serviceDate': '2027-01-15', 'serviceDescription': 'Seminar',
         'taxCategory': 'STANDARD', 'expiresAt': '%s'}"""
        .formatted(TENANT, amount, bookingId, expiresAt);
  }

  final Call request(String bookingId) {
    return call("POST", "/api/payments").asHub(TENANT).body(order(bookingId));
  }

  /** A payment that waits for the customer. */
  final Answer open(String bookingId) {
    Answer answer = request(bookingId).send();
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.text());
    }
    return answer;
  }

  /** A payment that the customer made. */
  final Answer captured(String bookingId) {
    Answer open = open(bookingId);
    world().pay(open.at("checkoutUrl"), "ok");
    return awaitStatus(open.at("id"), "CAPTURED");
  }

  final Answer get(String paymentId) {
    return call("GET", "/api/payments/" + paymentId).asHub(TENANT).send();
  }

  final Answer awaitStatus(String paymentId, String status) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> get(paymentId), answer -> answer.at("status").equals(status));
  }

  final Answer cancel(String paymentId) {
    return call("POST", "/api/payments/" + paymentId + "/cancellation").asHub(TENANT).send();
  }

  static String newPayout() {
    return "po_" + UUID.randomUUID();
  }

  final Call payout(String tenant, String payoutId, long amount) {
    return call("POST", "/api/payouts")
        .asHub(tenant)
        .body("{'payoutId': '%s', 'amount': %d, 'currency': 'EUR'}".formatted(payoutId, amount));
  }

  /** The customer disputes the booking's payment; Stripe's id of the dispute. */
  final String dispute(String bookingId) {
    String intent = world().atStripe("payment_intent", bookingId).getFirst().path("id").asText();
    HttpResponse<String> answer =
        world().sandbox("POST", "/disputes", "{'paymentIntent': '%s'}".formatted(intent));
    return Json.parse(answer.body()).path("id").asText();
  }

  /** A payment that is disputed, as this application knows. */
  final String opened(String bookingId) {
    captured(bookingId);
    String dispute = dispute(bookingId);
    awaitDispute(dispute, "OPEN");
    return dispute;
  }

  final void awaitDispute(String disputeId, String status) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                world()
                    .query("select status from dispute where dispute_id = '" + disputeId + "'")
                    .equals(List.of(status)));
  }

  final Call refund(String paymentId, String refundId, long amount) {
    return call("POST", "/api/payments/" + paymentId + "/refunds")
        .asHub(TENANT)
        .body(
            "{'refundId': '%s', 'amount': %d, 'reason': 'BUYER_CANCELLED'}"
                .formatted(refundId, amount));
  }
}
