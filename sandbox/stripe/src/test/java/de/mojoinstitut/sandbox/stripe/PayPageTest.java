package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import de.mojoinstitut.sandbox.kit.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayPageTest {

  @TempDir Path data;
  private Sandboxed sandbox;
  private Session session;

  @BeforeEach
  void start() throws StripeException {
    sandbox = new Sandboxed(data);
    session = sandbox.openSession();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private HttpResponse<String> visit() {
    return Sandboxed.text(HttpRequest.newBuilder(page()));
  }

  private URI page() {
    return URI.create(session.getUrl());
  }

  private HttpResponse<String> submit(String card) {
    return Sandboxed.text(
        HttpRequest.newBuilder(page())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("card=" + card)));
  }

  @Test
  void shouldShowWhatIsToBePaid() {
    assertThat(visit().body())
        .contains(
            "B-2026-000001", "100,00\u00a0€", "Jetzt bezahlen", "http://localhost:8090/zurueck");
  }

  @Test
  void shouldSendThePayerBackToTheShop() {
    // when
    HttpResponse<String> paid = submit("ok");

    // then
    assertThat(paid.statusCode()).isEqualTo(303);
    assertThat(paid.headers().firstValue("Location"))
        .contains("http://localhost:8090/danke?session=" + session.getId());
    assertThat(visit().body()).contains("bereits abgeschlossen");
  }

  @Test
  void shouldAskForAnotherCardAfterADecline() {
    assertThat(submit("declined").body()).contains("abgelehnt", "Jetzt bezahlen");
  }

  @Test
  void shouldSayThatTheTimeIsOver() throws StripeException {
    // given
    sandbox.stripe.v1().checkout().sessions().expire(session.getId());

    // when, then
    assertThat(visit().body()).contains("Zeit abgelaufen").doesNotContain("Jetzt bezahlen");
  }

  @Test
  void shouldNotLetALineItemWriteIntoThePage() {
    // given
    String form =
        Sandboxed.form(
            "mode", "payment",
            "success_url", "http://localhost/",
            "line_items[0][quantity]", "1",
            "line_items[0][price_data][currency]", "eur",
            "line_items[0][price_data][unit_amount]", "100",
            "line_items[0][price_data][product_data][name]", "<script>");

    // when
    String body = sandbox.raw("POST", "/v1/checkout/sessions", form).body();

    // then
    String url = Json.parse(body).path("url").asText();
    assertThat(Sandboxed.text(HttpRequest.newBuilder(URI.create(url))).body())
        .contains("&lt;script&gt;")
        .doesNotContain("<script>");
  }
}
