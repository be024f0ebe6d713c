package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Payments of anything, several of one thing; {@code TICKET} exists in tests only. */
class SubjectTest extends PaymentsTest {

  private static String newTicket() {
    return "tck_" + UUID.randomUUID();
  }

  private static String order(String type, String id, int number) {
    return order(id)
        .replace(
            "'bookingId': '" + id + "'",
            "'subject': {'type': '%s', 'id': '%s'}, 'number': %d, 'label': 'T-1'"
                .formatted(type, id, number));
  }

  private Call request(String type, String id, int number) {
    return call("POST", "/api/payments").asHub(TENANT).body(order(type, id, number));
  }

  private List<JsonNode> listed(String path, String id) {
    JsonNode items =
        call("GET", path + "?subjectType=TICKET&subjectId=" + id)
            .asHub(TENANT)
            .send()
            .json()
            .path("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  private static List<JsonNode> told(String subjectId) {
    return WORLD
        .query("select payload from outbox where key = '%s' order by id".formatted(subjectId))
        .stream()
        .map(payload -> Json.parse(payload).at("/event/data"))
        .toList();
  }

  @Test
  void shouldTakeMoneyForSomethingThatIsNoBooking() {
    // given
    String ticket = newTicket();
    Answer open = request("TICKET", ticket, 1).send();

    // when
    WORLD.pay(open.at("checkoutUrl"), "ok");

    // then
    Answer paid = awaitStatus(open.at("id"), "CAPTURED");
    assertThat(paid.json().path("bookingId").isNull()).isTrue();
    assertThat(paid.json().at("/subject/type").asText()).isEqualTo("TICKET");
    JsonNode captured = told(ticket).getLast();
    assertThat(captured.at("/subject/type").asText()).isEqualTo("TICKET");
    assertThat(captured.at("/subject/id").asText()).isEqualTo(ticket);
    assertThat(captured.path("number").asInt()).isEqualTo(1);
    assertThat(captured.has("bookingId")).isFalse();
  }

  @Test
  void shouldTellStripeAndTheCustomerIdsOnly() {
    // given
    String ticket = newTicket();

    // when
    request("TICKET", ticket, 1).send();

    // then
    JsonNode session = WORLD.atStripe("checkout.session", ticket).getFirst();
    assertThat(session.at("/metadata/subjectType").asText()).isEqualTo("TICKET");
    assertThat(session.at("/metadata/subjectId").asText()).isEqualTo(ticket);
    assertThat(session.path("success_url").asText())
        .endsWith("/checkout/paid?subjectType=TICKET&subjectId=" + ticket);
    assertThat(session.toString()).doesNotContain("Seminar").doesNotContain("user_max");
  }

  @Test
  void shouldKnowABookingInBothForms() {
    // given
    String booking = newBooking();
    Answer open = open(booking);

    // when
    Answer again = request("BOOKING", booking, 1).send();

    // then
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("id")).isEqualTo(open.at("id"));
    assertThat(again.at("bookingId")).isEqualTo(booking);
    assertThat(WORLD.atStripe("checkout.session", booking).getFirst().path("success_url").asText())
        .endsWith("/checkout/paid?bookingId=" + booking);
  }

  @Test
  void shouldTakeASecondPaymentAfterADeadOne() {
    // given
    String booking = newBooking();
    Answer first = open(booking);
    cancel(first.at("id"));

    // when
    Answer second = request("BOOKING", booking, 2).send();
    Answer again = request("BOOKING", booking, 2).send();

    // then
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.at("id")).isNotEqualTo(first.at("id"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("id")).isEqualTo(second.at("id"));
    WORLD.pay(second.at("checkoutUrl"), "ok");
    awaitStatus(second.at("id"), "CAPTURED");
    assertThat(told(booking)).extracting(data -> data.path("number").asInt()).contains(1, 2);
    assertThat(told(booking).getLast().path("bookingId").asText()).isEqualTo(booking);
    assertThat(get(first.at("id")).at("status")).isEqualTo("CANCELLED");
  }

  @Test
  void shouldListAllPaymentsOfASubject() {
    // given
    String ticket = newTicket();
    Answer first = request("TICKET", ticket, 1).send();
    WORLD.pay(first.at("checkoutUrl"), "ok");
    awaitStatus(first.at("id"), "CAPTURED");

    // when
    Answer second = request("TICKET", ticket, 2).send();

    // then
    assertThat(listed("/api/payments", ticket))
        .extracting(payment -> payment.path("id").asText())
        .containsExactly(first.at("id"), second.at("id"));
  }

  @Test
  void shouldRefuseANumberWhileAnotherPaymentIsOpen() {
    // given
    String ticket = newTicket();
    request("TICKET", ticket, 1).send();

    // when
    Answer second = request("TICKET", ticket, 2).send();

    // then
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("WRONG_STATE");
    assertThat(listed("/api/payments", ticket)).hasSize(1);
  }

  @Test
  void shouldOpenOneOfManyNumbersThatComeAtOnce() throws Exception {
    // given
    String ticket = newTicket();
    List<Callable<Answer>> requests =
        IntStream.rangeClosed(1, 8)
            .<Callable<Answer>>mapToObj(number -> () -> request("TICKET", ticket, number).send())
            .toList();

    // when
    List<Future<Answer>> answers;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = threads.invokeAll(requests);
    }

    // then
    assertThat(answers)
        .extracting(each -> each.resultNow().status())
        .containsOnly(201, 409)
        .containsOnlyOnce(201);
    assertThat(WORLD.atStripe("checkout.session", ticket)).hasSize(1);
  }

  @Test
  void shouldLetTheDatabaseRefuseTwoThatAreOpen() {
    assertThat(
            WORLD.query(
                """
                select indexdef from pg_indexes where schemaname = 'payments' and indexname = 'payment_open'"""))
        .singleElement()
        .asString()
        .startsWith("CREATE UNIQUE INDEX")
        .contains("UNKNOWN", "REQUIRES_PAYMENT", "PROCESSING");
  }

  @Test
  void shouldListTheInvoicesOfASubject() {
    // given
    call("PUT", "/api/tenants/" + TENANT + "/tax-status")
        .asHub(null)
        .body(
            """
            {'validFrom': '2020-01-01', 'legalName': 'Anna', 'vatId': 'DE123456789', 'smallBusiness': true,
             'address': {'line1': 'Weg 1', 'postalCode': '10115', 'city': 'Berlin', 'country': 'DE'}}""")
        .send();
    String ticket = newTicket();
    Answer open = request("TICKET", ticket, 1).send();

    // when
    WORLD.pay(open.at("checkoutUrl"), "ok");

    // then
    List<JsonNode> invoices =
        Awaitility.await().until(() -> listed("/api/invoices", ticket), items -> !items.isEmpty());
    assertThat(invoices.getFirst().at("/subject/id").asText()).isEqualTo(ticket);
    assertThat(invoices.getFirst().path("paymentId").asText()).isEqualTo(open.at("id"));
    assertThat(invoices.getFirst().path("bookingId").isNull()).isTrue();
  }

  @Test
  void shouldTellWhatADisputedPaymentWasFor() {
    // given
    String ticket = newTicket();
    Answer open = request("TICKET", ticket, 1).send();
    WORLD.pay(open.at("checkoutUrl"), "ok");
    awaitStatus(open.at("id"), "CAPTURED");

    // when
    String dispute = dispute(ticket);

    // then
    awaitDispute(dispute, "OPEN");
    JsonNode opened = told(dispute).getFirst();
    assertThat(opened.at("/subject/type").asText()).isEqualTo("TICKET");
    assertThat(opened.at("/subject/id").asText()).isEqualTo(ticket);
    assertThat(opened.path("paymentId").asText()).isEqualTo(open.at("id"));
    assertThat(opened.has("bookingId")).isFalse();
  }
}
