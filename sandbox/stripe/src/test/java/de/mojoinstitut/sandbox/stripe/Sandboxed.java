package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Balance;
import com.stripe.model.Charge;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import de.mojoinstitut.sandbox.kit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulator, a receiver of its events and Stripe's client, for one test. */
final class Sandboxed implements AutoCloseable {

  static final String KEY = "sk_test_sandboxed";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final MovableClock clock = new MovableClock();
  final WebhookReceiver receiver;
  final StripeSimulator simulator;
  final StripeClient stripe;

  Sandboxed(Path data) {
    this(data, Tariff.sandbox());
  }

  Sandboxed(Path data, Tariff tariff) {
    try {
      receiver = new WebhookReceiver();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    simulator =
        StripeSimulator.start(
            new SimulatorConfig(
                0, data, clock, KEY, WebhookReceiver.SECRET, receiver.url(), tariff));
    stripe = client(simulator.url(), KEY);
  }

  static StripeClient client(URI url, String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(url.toString())
        .setMaxNetworkRetries(0)
        .setReadTimeout(5_000)
        .setHttpClient(new ContractClient())
        .build();
  }

  static SessionCreateParams.Builder hundredEuros() {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setSuccessUrl("http://localhost:8090/danke?session={CHECKOUT_SESSION_ID}")
        .setCancelUrl("http://localhost:8090/zurueck")
        .setClientReferenceId("booking_1")
        .putMetadata("booking", "booking_1")
        .setPaymentIntentData(
            SessionCreateParams.PaymentIntentData.builder()
                .setTransferGroup("booking_1")
                .putMetadata("booking", "booking_1")
                .build())
        .addLineItem(
            SessionCreateParams.LineItem.builder()
                .setQuantity(1L)
                .setPriceData(
                    SessionCreateParams.LineItem.PriceData.builder()
                        .setCurrency("eur")
                        .setUnitAmount(10_000L)
                        .setProductData(
                            SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                .setName("B-2026-000001")
                                .build())
                        .build())
                .build());
  }

  Session openSession() throws StripeException {
    return stripe.v1().checkout().sessions().create(hundredEuros().build());
  }

  /** A session that has been paid, with its intent's id. */
  Session paidSession() throws StripeException {
    Session session = openSession();
    pay(session.getId(), "ok");
    return stripe.v1().checkout().sessions().retrieve(session.getId());
  }

  /** The paid charge of 100.00. */
  Charge paidCharge() throws StripeException {
    String intent = paidSession().getPaymentIntent();
    return stripe
        .v1()
        .charges()
        .retrieve(stripe.v1().paymentIntents().retrieve(intent).getLatestCharge());
  }

  /** A connected account that can take transfers. */
  Account account() throws StripeException {
    return stripe.v1().accounts().create(express());
  }

  static AccountCreateParams express() {
    return AccountCreateParams.builder()
        .setType(AccountCreateParams.Type.EXPRESS)
        .setCountry("DE")
        .setCapabilities(
            AccountCreateParams.Capabilities.builder()
                .setTransfers(
                    AccountCreateParams.Capabilities.Transfers.builder().setRequested(true).build())
                .build())
        .build();
  }

  static RequestOptions as(String account) {
    return RequestOptions.builder().setStripeAccount(account).build();
  }

  static TransferCreateParams.Builder transfer(String account, long amount) {
    return TransferCreateParams.builder()
        .setAmount(amount)
        .setCurrency("eur")
        .setDestination(account)
        .setTransferGroup("payout_1")
        .putMetadata("payout", "payout_1");
  }

  /** Available and pending euros; of the platform where the account is empty. */
  List<Long> balance(String account) throws StripeException {
    Balance balance =
        account.isEmpty()
            ? stripe.v1().balance().retrieve()
            : stripe.v1().balance().retrieve(as(account));
    return List.of(
        balance.getAvailable().getFirst().getAmount(), balance.getPending().getFirst().getAmount());
  }

  /** An answer of the sandbox's own paths. */
  record Reply(int status, JsonNode body) {}

  Reply pay(String sessionId, String card) {
    return post("/_sandbox/checkout/" + sessionId + "/pay", "{\"card\": \"" + card + "\"}");
  }

  Reply trouble(String rule) {
    return post("/_sandbox/trouble", rule);
  }

  Reply post(String path, String json) {
    return send(
        HttpRequest.newBuilder(simulator.url().resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  Reply get(String path) {
    return send(HttpRequest.newBuilder(simulator.url().resolve(path)));
  }

  /**
   * The API without a library, for what a library would not send.
   *
   * @param headers name, value, name, value …
   */
  HttpResponse<String> raw(String method, String path, @Nullable String form, String... headers) {
    List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + KEY));
    all.addAll(List.of(headers));
    HttpResponse<String> response =
        text(
            HttpRequest.newBuilder(simulator.url().resolve(path))
                .headers(all.toArray(String[]::new))
                .method(
                    method,
                    form == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(form)));
    if (path.startsWith("/v1/")) {
      ContractClient.check(response.body());
    }
    return response;
  }

  static String form(String... namesAndValues) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      pairs.add(
          URLEncoder.encode(namesAndValues[i], StandardCharsets.UTF_8)
              + "="
              + URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
    }
    return String.join("&", pairs);
  }

  private static Reply send(HttpRequest.Builder request) {
    HttpResponse<String> response = text(request);
    return new Reply(
        response.statusCode(),
        response.body().isEmpty() ? Json.object() : Json.parse(response.body()));
  }

  static HttpResponse<String> text(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    simulator.close();
    receiver.close();
  }
}
