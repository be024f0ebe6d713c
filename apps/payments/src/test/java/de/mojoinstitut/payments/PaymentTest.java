package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentTest extends PaymentsTest {

  @Test
  void shouldTellOfCapturedMoneyAfterTheCustomerPaid() {
    // given
    String booking = newBooking();
    Answer open = open(booking);

    // when
    int checkout = WORLD.pay(open.at("checkoutUrl"), "ok");

    // then
    assertThat(checkout).isEqualTo(200);
    Answer paid = awaitStatus(open.at("id"), "CAPTURED");
    assertThat(paid.json().path("checkoutUrl").isNull()).isTrue();
    assertThat(WORLD.events(booking)).containsExactly("payment.requested@1", "payment.captured@2");
  }

  @ParameterizedTest
  @CsvSource({"ok, 175", "dear, 215", "foreign, 325"})
  void shouldTellWhatStripeKept(String card, String fee) {
    // given
    String booking = newBooking();
    Answer open = open(booking);

    // when
    WORLD.pay(open.at("checkoutUrl"), card);

    // then
    awaitStatus(open.at("id"), "CAPTURED");
    assertThat(
            WORLD.query(
                "select payload::json #>> '{event,data,providerFee}' from outbox where key = '%s' order by id"
                    .formatted(booking)))
        .containsExactly(null, fee);
  }

  @Test
  void shouldAnswerWithTheWholePayment() {
    // given
    String booking = newBooking();

    // when
    JsonNode payment = open(booking).json();

    // then
    assertThat(payment.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id",
            "subject",
            "bookingId",
            "number",
            "tenantId",
            "clerkUserId",
            "contactId",
            "amount",
            "currency",
            "status",
            "checkoutUrl",
            "expiresAt",
            "version",
            "refundedAmount",
            "refunds",
            "createdAt",
            "updatedAt");
    assertThat(payment.path("status").asText()).isEqualTo("REQUIRES_PAYMENT");
    assertThat(payment.path("bookingId").asText()).isEqualTo(booking);
    assertThat(payment.path("version").asLong()).isEqualTo(1);
  }

  @Test
  void shouldShowStripeTheBookingNumberAndNothingAboutThePerson() {
    // given
    String booking = newBooking();
    String body = order(booking).replace("'currency'", "'bookingNumber': 'MH-4711', 'currency'");

    // when
    call("POST", "/api/payments").asHub(TENANT).body(body).send();

    // then
    List<JsonNode> sessions = WORLD.atStripe("checkout.session", booking);
    assertThat(sessions).hasSize(1);
    assertThat(sessions.getFirst().toString())
        .doesNotContain("Seminar")
        .doesNotContain("user_max")
        .doesNotContain("Muster");
    assertThat(WORLD.query("select label from payment where booking_id = '" + booking + "'"))
        .containsExactly("MH-4711");
  }

  @Test
  void shouldGiveTheSamePaymentToASecondRequestForTheBooking() {
    // given
    String booking = newBooking();
    Answer first = open(booking);

    // when
    Answer second = request(booking).send();

    // then
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.at("id")).isEqualTo(first.at("id"));
    assertThat(WORLD.atStripe("checkout.session", booking)).hasSize(1);
  }

  @Test
  void shouldAnswerARepeatedRequestAsTheFirst() {
    // given
    String booking = newBooking();
    String key = UUID.randomUUID().toString();
    Call request = request(booking).key(key);
    Answer first = request.send();

    // when
    Answer repeated = request.send();

    // then
    assertThat(repeated).isEqualTo(first);
    assertThat(repeated.status()).isEqualTo(201);
  }

  @Test
  void shouldRefuseABookingThatAnotherTenantHasAPaymentFor() {
    // given
    String booking = newBooking();
    open(booking);
    sellingTenant("tenant_other");

    // when
    Answer other =
        call("POST", "/api/payments")
            .asHub("tenant_other")
            .body(order(booking).replace(TENANT, "tenant_other"))
            .send();

    // then
    assertThat(other.status()).isEqualTo(409);
    assertThat(WORLD.atStripe("checkout.session", booking)).hasSize(1);
  }

  @Test
  void shouldMakeOnePaymentAndOneCheckoutOfManyRequestsAtOnce() throws Exception {
    // given
    String booking = newBooking();
    String body = order(booking);
    List<Callable<Answer>> requests =
        IntStream.range(0, 32)
            .<Callable<Answer>>mapToObj(
                i -> () -> call("POST", "/api/payments").asHub(TENANT).body(body).send())
            .toList();

    // when
    List<Future<Answer>> answers;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = threads.invokeAll(requests);
    }

    // then
    List<Integer> statuses = answers.stream().map(Future::resultNow).map(Answer::status).toList();
    assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    assertThat(answers.stream().map(each -> each.resultNow().at("id")).distinct()).hasSize(1);
    assertThat(WORLD.atStripe("checkout.session", booking)).hasSize(1);
    assertThat(WORLD.events(booking)).containsExactly("payment.requested@1");
  }

  @Test
  void shouldRefuseAContactThatIsNotThePersons() {
    // given
    String body = order(newBooking()).replace("contact_of_user_max", "contact_of_user_lena");

    // when
    Answer answer = call("POST", "/api/payments").asHub(TENANT).body(body).send();

    // then
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("NOT_ELIGIBLE");
    assertThat(answer.at("reason")).isEqualTo("CONTACT_MISMATCH");
  }

  @Test
  void shouldAskForPatienceWhileKontakteIsAway() {
    // given
    Call request = request(newBooking());
    WORLD.kontakte.failNext(1);

    // when
    Answer answer = request.send();

    // then
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("TEMPORARILY_UNAVAILABLE");
    assertThat(request.send().status()).isEqualTo(201);
  }

  @Test
  void shouldRefuseATenantThatCannotTakeMoneyYet() {
    // given
    putTenant("tenant_new");

    // when
    Answer answer =
        call("POST", "/api/payments")
            .asHub("tenant_new")
            .body(order(newBooking()).replace(TENANT, "tenant_new"))
            .send();

    // then
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("reason")).isEqualTo("ACCOUNT_NOT_ACTIVE");
  }

  @Test
  void shouldListThePaymentOfABooking() {
    // given
    String booking = newBooking();
    Answer open = open(booking);

    // when
    JsonNode page = call("GET", "/api/payments?bookingId=" + booking).asHub(TENANT).send().json();

    // then
    assertThat(page.path("items")).hasSize(1);
    assertThat(page.path("items").path(0).path("id").asText()).isEqualTo(open.at("id"));
    assertThat(page.path("nextCursor").isNull()).isTrue();
  }

  @Test
  void shouldKeepTheCheckoutOpenForAsLongAsThePaymentLasts() {
    // given
    String booking = newBooking();
    Instant expiresAt = Instant.now().plus(Duration.ofHours(3));

    // when
    call("POST", "/api/payments").asHub(TENANT).body(order(booking, 10_000, expiresAt)).send();

    // then
    long atStripe =
        WORLD.atStripe("checkout.session", booking).getFirst().path("expires_at").asLong();
    assertThat(atStripe).isEqualTo(expiresAt.getEpochSecond());
  }
}
