package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionListParams;
import de.mojoinstitut.sandbox.kit.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsAndListsTest {

  @TempDir Path data;
  private Sandboxed sandbox;

  @BeforeEach
  void start() {
    sandbox = new Sandboxed(data);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({
    "amount=3000&currency=eur&colour=red, parameter_unknown, colour",
    "currency=eur, parameter_missing, amount",
    "amount=viel&currency=eur, parameter_invalid_integer, amount",
    "amount=&currency=eur, parameter_invalid_empty, amount",
    "amount=10&currency=eur, amount_too_small, amount",
    "amount=3000&currency=eur&customer=cus_none, resource_missing, customer",
    "amount=3000&currency=eur&on_behalf_of=acct_none, resource_missing, on_behalf_of",
    "amount=3000&currency=eur&automatic_payment_methods[foo]=1, parameter_unknown,"
        + " automatic_payment_methods[foo]"
  })
  void shouldNameTheParameterThatIsWrong(String form, String code, String param) {
    // when
    HttpResponse<String> refused = sandbox.raw("POST", "/v1/payment_intents", form);

    // then
    JsonNode error = Json.parse(refused.body()).path("error");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.path("param").asText()).isEqualTo(param);
    assertThat(refused.headers().firstValue("Request-Id")).isPresent();
  }

  @Test
  void shouldSayThatALineItemLacksItsCurrency() {
    // when
    HttpResponse<String> refused =
        sandbox.raw(
            "POST",
            "/v1/checkout/sessions",
            Sandboxed.form(
                "mode", "payment",
                "success_url", "http://localhost/",
                "line_items[0][quantity]", "1",
                "line_items[0][price_data][unit_amount]", "100",
                "line_items[0][price_data][product_data][name]", "B-1"));

    // then
    assertThat(Json.parse(refused.body()).at("/error/param").asText())
        .isEqualTo("line_items[0][price_data][currency]");
  }

  @Test
  void shouldNotKnowAnUnknownId() {
    // when
    InvalidRequestException missing =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> sandbox.stripe.v1().paymentIntents().retrieve("pi_none"));

    // then
    assertThat(missing.getStatusCode()).isEqualTo(404);
    assertThat(missing.getCode()).isEqualTo("resource_missing");
  }

  @Test
  void shouldRefuseAnotherKey() {
    assertThatThrownBy(
            () ->
                Sandboxed.client(sandbox.simulator.url(), "sk_test_other")
                    .v1()
                    .balance()
                    .retrieve())
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void shouldNotKnowAnUnknownPath() {
    assertThat(sandbox.raw("GET", "/v1/nonsense", null).statusCode()).isEqualTo(404);
  }

  @Test
  void shouldRefuseToExpandWhatIsNoReference() {
    assertThat(sandbox.raw("GET", "/v1/balance?expand[]=nothing", null).body())
        .contains("cannot be expanded");
  }

  @Test
  void shouldPageThroughAllNewestFirst() throws StripeException {
    // given
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      created.add(sandbox.openSession().getId());
    }

    // when
    List<String> listed = new ArrayList<>();
    sandbox
        .stripe
        .v1()
        .checkout()
        .sessions()
        .list(SessionListParams.builder().setLimit(3L).build())
        .autoPagingIterable()
        .forEach(session -> listed.add(session.getId()));

    // then
    assertThat(listed).isEqualTo(created.reversed());
  }

  @Test
  void shouldPageBackwardsToo() throws StripeException {
    // given
    sandbox.openSession();
    Session second = sandbox.openSession();
    Session third = sandbox.openSession();

    // when
    String page =
        sandbox
            .raw("GET", "/v1/checkout/sessions?limit=1&ending_before=" + second.getId(), null)
            .body();

    // then
    assertThat(Json.parse(page).at("/data/0/id").asText()).isEqualTo(third.getId());
    assertThat(Json.parse(page).path("has_more").asBoolean()).isFalse();
  }

  @Test
  void shouldListWhatWasCreatedSince() throws StripeException {
    // given
    Session old = sandbox.openSession();
    sandbox.clock.advance(Duration.ofMinutes(1));
    Session young = sandbox.openSession();

    // when
    String page =
        sandbox.raw("GET", "/v1/checkout/sessions?created[gt]=" + old.getCreated(), null).body();

    // then
    assertThat(Json.parse(page).path("data")).hasSize(1);
    assertThat(page).contains(young.getId());
  }
}
