package de.mojoinstitut.payments;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.stripe.SimulatorConfig;
import de.mojoinstitut.sandbox.stripe.StripeSimulator;
import de.mojoinstitut.testkit.TestDatabase;
import de.mojoinstitut.testkit.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What surrounds one running application: database, tokens, Stripe and kontakte. */
final class World {

  static final String WEBHOOK_SECRET = "whsec_test";
  private static final String SECRET_KEY = "sk_test_payments";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final TestDatabase database = TestDatabase.fresh();
  final TestTokens tokens = TestTokens.start();
  final FakeKontakte kontakte = new FakeKontakte();
  final StripeSimulator stripe;

  World() {
    try {
      Path data = Files.createTempDirectory("stripe");
      stripe =
          StripeSimulator.start(
              new SimulatorConfig(0, data, Clock.systemUTC(), SECRET_KEY, WEBHOOK_SECRET, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void register(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", database::url);
    registry.add("mojo.security.clerk-issuer", tokens::issuer);
    registry.add("mojo.security.clerk-jwks", tokens::jwksUrl);
    registry.add("mojo.security.service-key", () -> tokens.serviceKeyFile("payments"));
    registry.add("mojo.security.service-jwks", tokens::serviceJwksFile);
    registry.add("mojo.kontakte.url", kontakte::url);
    registry.add("mojo.stripe.api-base", stripe::url);
    registry.add("mojo.stripe.secret-key", () -> SECRET_KEY);
    registry.add("mojo.stripe.webhook-secret", () -> WEBHOOK_SECRET);
    registry.add("mojo.stripe.read-timeout", () -> "PT3S");
    registry.add("mojo.payments.subjects", () -> "BOOKING,TICKET");
    registry.add("mojo.kafka", () -> "localhost:1");
  }

  /** The customer pays; the HTTP status of the checkout. */
  int pay(String checkoutUrl, String card) {
    String session = checkoutUrl.substring(checkoutUrl.lastIndexOf('/') + 1);
    return sandbox("POST", "/checkout/" + session + "/pay", "{'card': '%s'}".formatted(card))
        .statusCode();
  }

  /** Switches trouble on; see the simulator's README. */
  void trouble(String rule) {
    HttpResponse<String> answer = sandbox("POST", "/trouble", rule);
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
  }

  void noTrouble() {
    sandbox("DELETE", "/trouble", "");
  }

  HttpResponse<String> sandbox(String method, String path, String body) {
    return http(
        HttpRequest.newBuilder(URI.create(stripe.url() + "/_sandbox" + path))
            .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  /** What Stripe has of a kind that carries the text anywhere. */
  List<JsonNode> atStripe(String kind, String containing) {
    JsonNode all = Json.parse(sandbox("GET", "/objects?kind=" + kind, "").body());
    return StreamSupport.stream(all.path("objects").spliterator(), false)
        .filter(object -> object.toString().contains(containing))
        .toList();
  }

  /** Somebody refunds a booking's payment at Stripe, past this application; Stripe's id of it. */
  String refundByHand(String bookingId, long amount) {
    String intent = atStripe("payment_intent", bookingId).getFirst().path("id").asText();
    String body = "{'paymentIntent': '%s', 'amount': %d}".formatted(intent, amount);
    return Json.parse(sandbox("POST", "/refunds", body).body()).path("id").asText();
  }

  /** The customer's bank decides about a refund, by Stripe's id. */
  void settleRefund(String stripeRefundId, String outcome) {
    sandbox(
        "POST", "/refunds/" + stripeRefundId + "/settle", "{'outcome': '%s'}".formatted(outcome));
  }

  static HttpResponse<String> http(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** First column of a query, past every policy. */
  List<String> query(String sql) {
    try (Connection connection = database.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = payments");
      try (ResultSet rows = statement.executeQuery(sql)) {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
          values.add(rows.getString(1));
        }
        return values;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The booking's events, as {@code type@version}, in the order they leave. */
  List<String> events(String bookingId) {
    return query(
        """
        select (payload::json -> 'event' ->> 'type') || '@' || (payload::json -> 'event' -> 'data' ->> 'version')
        from outbox where key = '%s' order by id"""
            .formatted(bookingId));
  }
}
