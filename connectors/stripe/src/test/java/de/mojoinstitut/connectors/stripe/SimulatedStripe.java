package de.mojoinstitut.connectors.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.stripe.SimulatorConfig;
import de.mojoinstitut.sandbox.stripe.StripeSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A simulator per test class, with a connector that is patient and one that is not. */
abstract class SimulatedStripe {

  static final String KEY = "sk_test_connector";
  static final String WEBHOOK_SECRET = "whsec_connector";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static StripeSimulator simulator;
  static StripeConnector stripe;
  static StripeConnector hasty;
  static String account;

  @BeforeAll
  static void start() throws IOException {
    simulator =
        StripeSimulator.start(
            new SimulatorConfig(
                0,
                Files.createTempDirectory("stripe"),
                Clock.systemUTC(),
                KEY,
                WEBHOOK_SECRET,
                null));
    stripe = connector(simulator.url(), KEY);
    hasty = connector(simulator.url(), KEY, Duration.ofMillis(500));
    account = created(stripe.accounts().create(new AccountRequest("tenant_a", "DE", "EUR"), key()));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @AfterEach
  void endTrouble() {
    sandbox("DELETE", "/trouble", "");
  }

  static StripeConnector connector(URI api, String key) {
    return connector(api, key, Duration.ofSeconds(20));
  }

  private static StripeConnector connector(URI api, String key, Duration timeout) {
    return new StripeConnector(new StripeProperties(api, key, WEBHOOK_SECRET, timeout, timeout));
  }

  private static String created(StripeReply<ConnectedAccount> reply) {
    return value(reply).id();
  }

  static <T> T value(StripeReply<T> reply) {
    if (reply instanceof StripeReply.Ok<T> ok) {
      return ok.value();
    }
    throw new AssertionError("no value: " + reply);
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  static CheckoutRequest checkout(String paymentId) {
    return checkout(paymentId, Instant.now().plus(40, ChronoUnit.MINUTES));
  }

  static CheckoutRequest checkout(String paymentId, Instant expiresAt) {
    return new CheckoutRequest(
        paymentId,
        "bkg_" + paymentId,
        Map.of("bookingId", "bkg_" + paymentId),
        "MH-1001",
        10_000,
        "EUR",
        account,
        true,
        expiresAt,
        URI.create("http://localhost/paid"),
        URI.create("http://localhost/cancelled"));
  }

  static Checkout opened() {
    return value(stripe.checkouts().create(checkout(key()), key()));
  }

  static String paidIntent() {
    Checkout opened = opened();
    pay(opened, "ok");
    return ((CheckoutState.Captured) stateOf(opened)).paymentIntentId();
  }

  static CheckoutState stateOf(Checkout checkout) {
    return value(stripe.checkouts().retrieve(checkout.sessionId())).state();
  }

  static int pay(Checkout checkout, String card) {
    return sandbox(
            "POST", "/checkout/" + checkout.sessionId() + "/pay", "{'card': '%s'}".formatted(card))
        .statusCode();
  }

  static void trouble(String rule) {
    HttpResponse<String> answer = sandbox("POST", "/trouble", rule);
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
  }

  static JsonNode atStripe(String kind) {
    return Json.parse(sandbox("GET", "/objects?kind=" + kind, "").body()).path("objects");
  }

  static HttpResponse<String> sandbox(String method, String path, String body) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create(simulator.url() + "/_sandbox" + path))
              .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
