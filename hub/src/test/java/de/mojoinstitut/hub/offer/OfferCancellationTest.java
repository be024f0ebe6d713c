package de.mojoinstitut.hub.offer;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.hub.testing.Reply;
import org.junit.jupiter.api.Test;

class OfferCancellationTest extends HubTest {

  private static final String REASON = "{\"reason\": \"SELLER_ILL\"}";

  @Test
  void shouldStopTheSaleAndStartTheProcess() {
    // given
    String offer = rows.event(5);
    String booking = book(rows.member(), offer).isStatus(201).text("bookingId");

    // when
    Reply first = cancel(offer, anna()).isStatus(202);
    cancel(offer, anna()).isStatus(202);

    // then
    assertThat(first.text("status")).isEqualTo("RUNNING");
    book(rows.member(), offer).isProblem(409, "WRONG_STATE");
    assertThat(rows.texts("select message_id from outbox where key = '%s'".formatted(offer)))
        .containsExactly("offer.cancelled:" + offer);
    Reply seen = look(offer, anna()).isStatus(200);
    assertThat(seen.text("reason")).isEqualTo("SELLER_ILL");
    assertThat(seen.json().at("/bookings/0/bookingId").asText()).isEqualTo(booking);
    assertThat(seen.json().at("/bookings/0/result").isNull()).isTrue();
  }

  @Test
  void shouldShowWhatBecameOfEachBooking() {
    // given
    String offer = rows.event(5);
    String booking = book(rows.member(), offer).isStatus(201).text("bookingId");
    cancel(offer, anna()).isStatus(202);
    rows.run(
        """
        update booking set status = 'CANCELLED', cancellation_requested_at = now(), cancellation_cause = 'OFFER_CANCELLED',
          cancellation_refund = 10000 where id = '%1$s';
        insert into offer_cancellation_result values ('%2$s', '%1$s', 'REFUNDED', now());
        update offer_cancellation set finished_at = now() where offer_id = '%2$s';"""
            .formatted(booking, offer));

    rows.refunded(booking, "SELLER_CANCELLED");

    // when
    Reply seen = look(offer, token("user_plat").roles("platform").token()).isStatus(200);

    // then
    assertThat(seen.text("status")).isEqualTo("DONE");
    assertThat(seen.json().at("/bookings/0/result").asText()).isEqualTo("REFUNDED");
    assertThat(seen.json().at("/bookings/0/refund/amount").asLong()).isEqualTo(10_000);
    assertThat(seen.json().at("/bookings/0/refund/status").asText()).isEqualTo("SUCCEEDED");
  }

  @Test
  void shouldLetSellerAndStaffCancelAndNobodyElse() {
    // given
    String offer = rows.event(5);

    // when / then
    cancel(offer, person(rows.member())).isProblem(403, "FORBIDDEN");
    cancel(offer, seller("eva")).isProblem(403, "FORBIDDEN");
    cancel(offer, seller("ravi")).isProblem(404, "NOT_FOUND");
    cancel("no_such", anna()).isProblem(404, "NOT_FOUND");
    look(offer, person(rows.member())).isProblem(403, "FORBIDDEN");
    look(offer, anna()).isProblem(404, "NOT_FOUND");
    assertThat(rows.texts("select status from offer where id = '%s'".formatted(offer)))
        .containsExactly("PUBLISHED");
    cancel(offer, token("user_plat").roles("platform").token()).isStatus(202);
  }

  @Test
  void shouldRefuseWhatIsOver() {
    // given
    String offer = rows.event(5);
    rows.move(offer, "now() - interval '3 hours'");

    // when / then
    cancel(offer, anna()).isProblem(409, "WRONG_STATE");
  }

  private Reply cancel(String offer, String token) {
    return post("/api/offers/" + offer + "/cancellation", token, REASON);
  }

  private Reply look(String offer, String token) {
    return get("/api/offers/" + offer + "/cancellation", token);
  }
}
