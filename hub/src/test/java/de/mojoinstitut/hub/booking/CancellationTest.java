package de.mojoinstitut.hub.booking;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.hub.testing.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CancellationTest extends HubTest {

  @Test
  void shouldTellTheProcessThatTheBuyerCancels() {
    // given
    String max = rows.member();
    String id = booked(max);

    // when
    Reply first = cancel(id, person(max)).isStatus(202);
    cancel(id, person(max)).isStatus(202);

    // then
    assertThat(first.text("bookingId")).isEqualTo(id);
    assertThat(
            rows.texts("select message_id from outbox where key = '%s' order by id".formatted(id)))
        .containsExactly("booking.held:" + id, "booking.cancellationRequested:" + id);
  }

  @Test
  void shouldTellTheProcessOnceHoweverManyAskAtOnce() {
    // given
    String max = rows.member();
    String id = booked(max);
    String key = newKey();

    // when
    var replies =
        inParallel(
            Stream.generate(() -> (Supplier<Reply>) () -> cancel(id, person(max), key)).limit(20));

    // then
    assertThat(replies).extracting(Reply::status).containsOnly(202);
    assertThat(replies).extracting(Reply::body).containsOnly(replies.getFirst().body());
    assertThat(
            rows.count(
                "outbox where message_id = 'booking.cancellationRequested:%s'".formatted(id)))
        .isEqualTo(1);
  }

  @Test
  void shouldLetBuyerSellerAndStaffCancelAndNobodyElse() {
    // given
    String id = booked(rows.member());

    // when / then
    cancel(id, person(rows.member())).isProblem(404, "NOT_FOUND");
    cancel(id, seller("ravi")).isProblem(404, "NOT_FOUND");
    cancel("no_such", anna()).isProblem(404, "NOT_FOUND");
    for (String role : List.of("certifier", "privacy", "ops")) {
      cancel(id, token("user_staff").roles(role).token()).isProblem(404, "NOT_FOUND");
    }
    cancel(id, token("user_staff").roles("finance").region("US").token())
        .isProblem(404, "NOT_FOUND");
    cancel(id, token("user_dist_dach").roles("distributor").region("DACH").token())
        .isProblem(403, "FORBIDDEN");
    assertThat(rows.count("outbox where key = '%s'".formatted(id))).isEqualTo(1);
    cancel(id, anna()).isStatus(202);
    for (String role : List.of("platform", "finance")) {
      cancel(booked(rows.member()), token("user_staff").roles(role).token()).isStatus(202);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EXPIRED", "CANCELLED", "DELIVERED", "NO_SHOW"})
  void shouldRefuseWhenThereIsNothingToCancel(String status) {
    // given
    String max = rows.member();
    String id = booked(max);
    rows.run("update booking set status = '%s' where id = '%s'".formatted(status, id));

    // when / then
    cancel(id, person(max)).isProblem(409, "WRONG_STATE");
    cancel(id, anna()).isProblem(409, "WRONG_STATE");
    quote(id, person(max)).isProblem(409, "WRONG_STATE");
    assertThat(rows.count("outbox where key = '%s'".formatted(id))).isEqualTo(1);
  }

  @Test
  void shouldQuoteByThePolicyAndKeepWhatItPromised() {
    // given
    String max = rows.member();
    String offer = rows.event(1);
    String id = book(max, offer).isStatus(201).text("bookingId");
    rows.confirm(id);
    rows.move(offer, "now() + interval '3 days'");

    // when
    Reply toBuyer = quote(id, person(max)).isStatus(200);
    Reply toSeller = quote(id, anna()).isStatus(200);
    Reply accepted = cancel(id, person(max)).isStatus(202);

    // then
    assertThat(accepted.json().at("/cancellation/cause").asText()).isEqualTo("BUYER");
    assertThat(accepted.json().at("/cancellation/refund/amount").asLong()).isEqualTo(5_000);
    assertThat(toBuyer.json().toString())
        .isEqualTo(
            """
            {"refund":{"amount":5000,"currency":"EUR"},"fee":{"amount":5000,"currency":"EUR"},\
            "tier":{"hoursBefore":48,"percent":50}}""");
    assertThat(toSeller.json().at("/refund/amount").asLong()).isEqualTo(10_000);
    assertThat(rows.texts("select cancellation_refund from booking where id = '%s'".formatted(id)))
        .containsExactly("5000");
  }

  @Test
  void shouldRefuseTheBuyerOnceItHasBegunButNotTheSeller() {
    // given
    String max = rows.member();
    String offer = rows.event(1);
    String id = book(max, offer).isStatus(201).text("bookingId");
    rows.confirm(id);
    rows.move(offer, "now() - interval '1 minute'");

    // when / then
    cancel(id, person(max)).isProblem(409, "WRONG_STATE");
    cancel(id, anna()).isStatus(202);
  }

  @Test
  void shouldWantAnIdempotencyKey() {
    // given
    String max = rows.member();
    String id = booked(max);

    // when / then
    send(request("/api/bookings/" + id + "/cancellation", person(max))
            .POST(BodyPublishers.noBody()))
        .isProblem(400, "IDEMPOTENCY_KEY_REQUIRED");
    String key = newKey();
    cancel(id, person(max), key).isStatus(202);
    cancel(booked(max), person(max), key).isProblem(422, "IDEMPOTENCY_MISMATCH");
  }

  private String booked(String member) {
    return book(member, rows.event(1)).isStatus(201).text("bookingId");
  }

  private Reply quote(String booking, String token) {
    return get("/api/bookings/" + booking + "/cancellation-quote", token);
  }

  private Reply cancel(String booking, String token) {
    return cancel(booking, token, newKey());
  }

  private Reply cancel(String booking, String token, String key) {
    return send(
        request("/api/bookings/" + booking + "/cancellation", token)
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.noBody()));
  }
}
