package de.mojoinstitut.hub.booking;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.hub.testing.Reply;
import java.net.http.HttpRequest.BodyPublishers;
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
  void shouldLetOnlyTheBuyerCancel() {
    // given
    String id = booked(rows.member());

    // when / then
    cancel(id, anna()).isProblem(403, "FORBIDDEN");
    cancel(id, person(rows.member())).isProblem(404, "NOT_FOUND");
    cancel(id, seller("ravi")).isProblem(404, "NOT_FOUND");
    cancel("no_such", anna()).isProblem(404, "NOT_FOUND");
    assertThat(rows.count("outbox where key = '%s'".formatted(id))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONFIRMED", "EXPIRED", "CANCELLED", "DELIVERED", "NO_SHOW"})
  void shouldRefuseWhenTheBookingDoesNotWaitForMoney(String status) {
    // given
    String max = rows.member();
    String id = booked(max);
    rows.run("update booking set status = '%s' where id = '%s'".formatted(status, id));

    // when / then
    cancel(id, person(max)).isProblem(409, "WRONG_STATE");
    assertThat(rows.count("outbox where key = '%s'".formatted(id))).isEqualTo(1);
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
