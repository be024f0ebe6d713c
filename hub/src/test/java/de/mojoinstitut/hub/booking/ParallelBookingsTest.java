package de.mojoinstitut.hub.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.hub.testing.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParallelBookingsTest extends HubTest {

  @Test
  void shouldSellEverySeatOnceWhenTwoHundredComeAtOnce() {
    // given
    String offer = rows.event(20);
    List<String> members = IntStream.range(0, 200).mapToObj(i -> rows.member()).toList();

    // when
    List<Reply> replies =
        inParallel(members.stream().map(member -> (Supplier<Reply>) () -> book(member, offer)));

    // then
    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(20);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 201)
        .hasSize(180)
        .allSatisfy(reply -> reply.isProblem(409, "SOLD_OUT"));
    assertThat(rows.count("booking where offer_id = '%s'".formatted(offer))).isEqualTo(20);
    assertThat(rows.count("seat where offer_id = '%s' and booking_id is not null".formatted(offer)))
        .isEqualTo(20);
  }

  @Test
  void shouldAnswerFiftyTwinsWithOneBooking() {
    // given
    String offer = rows.event(20);
    String max = rows.member();
    String token = person(max);
    String key = newKey();

    // when
    List<Reply> replies =
        inParallel(
            Stream.<Supplier<Reply>>generate(
                    () -> () -> post("/api/bookings", token, key, booking(offer)))
                .limit(50));

    // then
    Reply first = replies.getFirst().isStatus(201);
    assertThat(replies).containsOnly(first);
    String id = first.text("bookingId");
    assertThat(rows.texts("select id from booking where buyer = '%s'".formatted(max)))
        .containsExactly(id);
    assertThat(rows.count("outbox where key = '%s'".formatted(id))).isEqualTo(1);
    await().untilAsserted(() -> assertThat(engineHeardOf(id)).hasSize(1));
  }

  @Test
  void shouldGiveOneSeatToAPersonWhoAsksWithManyKeys() {
    // given
    String offer = rows.event(20);
    String max = rows.member();

    // when
    List<Reply> replies =
        inParallel(Stream.<Supplier<Reply>>generate(() -> () -> book(max, offer)).limit(20));

    // then
    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 201)
        .allSatisfy(reply -> reply.isProblem(409, "ALREADY_BOOKED"));
  }

  @Test
  void shouldRepeatARefusalToo() {
    // given
    String offer = rows.event(1);
    String winner = book(rows.member(), offer).isStatus(201).text("bookingId");
    String token = person(rows.member());
    String key = newKey();
    Reply refused = post("/api/bookings", token, key, booking(offer)).isProblem(409, "SOLD_OUT");

    // when
    rows.run(
        "update seat set booking_id = null, hold_expires_at = null where booking_id = '%s'"
            .formatted(winner));

    // then
    assertThat(post("/api/bookings", token, key, booking(offer))).isEqualTo(refused);
    post("/api/bookings", token, newKey(), booking(offer)).isStatus(201);
  }

  @Test
  void shouldBindAKeyToItsCallerAndItsRequest() {
    // given
    String key = newKey();
    String offer = rows.event(5);
    String max = person(rows.member());
    String first = post("/api/bookings", max, key, booking(offer)).isStatus(201).text("bookingId");

    // when / then
    assertThat(
            post("/api/bookings", person(rows.member()), key, booking(offer))
                .isStatus(201)
                .text("bookingId"))
        .isNotEqualTo(first);
    post("/api/bookings", max, key, booking(rows.event(1))).isProblem(422, "IDEMPOTENCY_MISMATCH");
  }

  @Test
  void shouldTellATwinThatTheFirstIsStillUnderWay() throws SQLException {
    // given
    String max = rows.member();
    String offer = rows.event(1);
    try (Connection first = rows.connect();
        Statement statement = first.createStatement()) {
      first.setAutoCommit(false);
      statement.execute(
          "insert into hub.idempotency (caller, key, request_hash, created_at) values ('%s', 'slow', 'hash', now())"
              .formatted(max));

      // when / then
      post("/api/bookings", person(max), "slow", booking(offer))
          .isProblem(409, "IDEMPOTENCY_IN_PROGRESS");
      first.rollback();
    }
    post("/api/bookings", person(max), "slow", booking(offer)).isStatus(201);
  }
}
