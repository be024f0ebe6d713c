package de.mojoinstitut.hub.booking;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.hub.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttendanceTest extends HubTest {

  @ParameterizedTest
  @CsvSource({"true, DELIVERED", "false, NO_SHOW"})
  void shouldTakeTheSellersWord(boolean present, String status) {
    // given
    String id = begun();

    // when
    Reply reply = attendance(id, anna(), present).isStatus(200);

    // then
    assertThat(reply.text("status")).isEqualTo(status);
    assertThat(reply.json().path("timeline").findValuesAsText("event")).contains(status);
    assertThat(rows.count("outbox where message_id like 'booking.attended:%s%%'".formatted(id)))
        .isEqualTo(1);
  }

  @Test
  void shouldRefuseEverybodyElseAndWhatHasNotBegun() {
    // given
    String max = rows.member();
    String early = book(max, rows.event(1)).isStatus(201).text("bookingId");
    rows.confirm(early);

    // when / then
    attendance(early, anna(), true).isProblem(409, "WRONG_STATE");
    attendance(early, person(max), true).isProblem(403, "FORBIDDEN");
    attendance(early, token("user_plat").roles("platform").token(), true)
        .isProblem(403, "FORBIDDEN");
    attendance(early, token("user_ops").roles("ops").token(), true).isProblem(404, "NOT_FOUND");
    attendance(early, seller("ravi"), true).isProblem(404, "NOT_FOUND");
  }

  private String begun() {
    String offer = rows.event(1);
    String id = book(rows.member(), offer).isStatus(201).text("bookingId");
    rows.confirm(id);
    rows.move(offer, "now() - interval '1 minute'");
    return id;
  }

  private Reply attendance(String booking, String token, boolean present) {
    return post(
        "/api/bookings/" + booking + "/attendance", token, "{\"present\": %s}".formatted(present));
  }
}
