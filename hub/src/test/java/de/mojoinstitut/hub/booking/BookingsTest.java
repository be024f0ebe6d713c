package de.mojoinstitut.hub.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.hub.testing.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookingsTest extends HubTest {

  @Test
  void shouldHoldASeatAndStartTheProcess() {
    // given
    String offer = rows.event(2);
    String max = rows.member();

    // when
    JsonNode booking = book(max, offer).isStatus(201).json();

    // then
    String id = booking.path("bookingId").asText();
    assertThat(booking.path("bookingNumber").asText()).matches("MB-[0-9A-Z]{8}");
    assertThat(booking.path("offerId").asText()).isEqualTo(offer);
    assertThat(booking.path("sellerTenantId").asText()).isEqualTo("tenant_anna");
    assertThat(booking.path("status").asText()).isEqualTo("HELD");
    assertThat(booking.path("price").toString())
        .isEqualTo("{\"amount\":10000,\"currency\":\"EUR\"}");
    assertThat(Instant.parse(booking.path("holdExpiresAt").asText()))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(14)), Instant.now().plus(Duration.ofMinutes(15)));
    assertThat(booking.path("timeline").findValuesAsText("event")).containsExactly("HELD");
    assertThat(seatsLeft(offer, max)).isEqualTo(1);
    await()
        .untilAsserted(() -> assertThat(engineHeardOf(id)).containsExactly("booking.held:" + id));
  }

  @Test
  void shouldTellTheEngineOnlyIdsAndDecisions() throws Exception {
    // when
    String id = book(rows.member(), rows.event(1)).isStatus(201).text("bookingId");

    // then
    List<String> messages = rows.texts("select payload from outbox where key = '%s'".formatted(id));
    assertThat(messages).hasSize(1);
    JsonNode variables = new Reply(200, "", messages.getFirst()).json().path("variables");
    assertThat(variables.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "bookingId",
            "bookingNumber",
            "region",
            "sellerTenantId",
            "paymentRequired",
            "holdExpiresAt",
            "latePayment");
  }

  @Test
  void shouldRefuseASecondBookingOfTheSameOffer() {
    // given
    String offer = rows.event(5);
    String max = rows.member();
    book(max, offer).isStatus(201);

    // when / then
    book(max, offer).isProblem(409, "ALREADY_BOOKED");
    assertThat(rows.count("booking where buyer = '%s'".formatted(max))).isEqualTo(1);
  }

  @Test
  void shouldGiveAwayASeatWhoseHoldIsOver() {
    // given
    String offer = rows.event(1);
    String first = book(rows.member(), offer).isStatus(201).text("bookingId");
    rows.run(
        """
        update seat set hold_expires_at = now() - interval '1 second' where booking_id = '%1$s';
        update booking set hold_expires_at = now() - interval '1 second' where id = '%1$s';"""
            .formatted(first));

    // when / then
    book(rows.member(), offer).isStatus(201);
  }

  @Test
  void shouldKnowNoOfferThatTheMemberMayNotSee() {
    // given
    String abroad = rows.offer("EVENT", "EXTENDED", "tenant_ravi", 5, 9000);
    String mentoring = rows.offer("MENTORING", "EXTENDED", "tenant_anna", 1, 9000);

    // when / then
    book(rows.member(), abroad).isProblem(404, "NOT_FOUND");
    book(rows.member("DACH", "LEBENSENERGIE"), mentoring).isProblem(404, "NOT_FOUND");
    book(rows.member(), "no_such").isProblem(404, "NOT_FOUND");
    book("user_without_region", rows.event(1)).isProblem(404, "NOT_FOUND");
    book(rows.member("DACH", "RESILIENZ"), mentoring).isStatus(201);
  }

  @Test
  void shouldShowContactAndCheckoutOnlyToWhomTheyConcern() {
    // given
    String max = rows.member();
    String id = book(max, rows.event(1)).isStatus(201).text("bookingId");
    rows.run(
        """
        update booking set contact_id = 'contact_1', status = 'AWAITING_PAYMENT' where id = '%s'"""
            .formatted(id));
    rows.payment(id, "REQUIRES_PAYMENT");

    // when
    JsonNode buyer = get("/api/bookings/" + id, person(max)).isStatus(200).json();
    JsonNode seller = get("/api/bookings/" + id, anna()).isStatus(200).json();
    JsonNode staff =
        get("/api/bookings/" + id, token("user_owner").roles("platform").token())
            .isStatus(200)
            .json();

    // then
    assertThat(buyer.path("contactId").isNull()).isTrue();
    assertThat(checkout(buyer)).isEqualTo("https://checkout.example/1");
    assertThat(seller.path("contactId").asText()).isEqualTo("contact_1");
    assertThat(seller.path("payment").path("status").asText()).isEqualTo("REQUIRES_PAYMENT");
    assertThat(seller.path("payment").path("checkoutUrl").isNull()).isTrue();
    assertThat(staff.path("contactId").asText()).isEqualTo("contact_1");
    assertThat(checkout(staff)).isEqualTo("https://checkout.example/1");
  }

  @Test
  void shouldShowTheMoneyThatGoesBack() {
    // given
    String max = rows.member();
    String id = book(max, rows.event(1)).isStatus(201).text("bookingId");
    rows.refunded(id, "LATE_PAYMENT");
    rows.run("update booking set status = 'CANCELLED' where id = '%s'".formatted(id));

    // when / then
    assertThat(
            get("/api/bookings/" + id, person(max)).isStatus(200).json().path("refund").toString())
        .isEqualTo("{\"amount\":10000,\"currency\":\"EUR\",\"status\":\"SUCCEEDED\"}");
  }

  @Test
  void shouldHideABookingFromEverybodyElse() {
    // given
    String id = book(rows.member(), rows.event(1)).isStatus(201).text("bookingId");

    // when / then
    get("/api/bookings/" + id, person(rows.member())).isProblem(404, "NOT_FOUND");
    get("/api/bookings/" + id, seller("eva")).isProblem(404, "NOT_FOUND");
    get("/api/bookings/" + id, seller("ravi")).isProblem(404, "NOT_FOUND");
    get("/api/bookings/" + id, distributor("US")).isProblem(404, "NOT_FOUND");
    get("/api/bookings/" + id, distributor("DACH")).isStatus(200);
    for (String role : List.of("certifier", "certifier_lead", "privacy", "ops")) {
      String staff = token("user_staff").roles(role).token();
      get("/api/bookings/" + id, staff).isProblem(404, "NOT_FOUND");
      assertThat(bookingIds("?limit=200", staff)).isEmpty();
    }
    String financeOfUs = token("user_staff").roles("finance").region("US").token();
    get("/api/bookings/" + id, financeOfUs).isProblem(404, "NOT_FOUND");
    get("/api/bookings/" + id, token("user_staff").roles("finance").token()).isStatus(200);
    get("/api/bookings/no_such", anna()).isProblem(404, "NOT_FOUND");
    assertThat(bookingIds("?limit=200", distributor("US"))).doesNotContain(id);
    assertThat(bookingIds("?limit=200", distributor("DACH"))).contains(id);
  }

  @Test
  void shouldPageTheBuyersBookingsNewestFirst() {
    // given
    String max = rows.member();
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      placed.addFirst(book(max, rows.event(1)).isStatus(201).text("bookingId"));
    }
    book(rows.member(), rows.event(1)).isStatus(201);

    // when
    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get("/api/bookings?limit=2" + cursor, person(max)).isStatus(200).json();
      page.path("items").forEach(booking -> paged.add(booking.path("bookingId").asText()));
      cursor =
          page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
    } while (!cursor.isEmpty());

    // then
    assertThat(paged).isEqualTo(placed);
    assertThat(bookingIds("", person(max))).isEqualTo(placed);
  }

  private int seatsLeft(String offer, String member) {
    return get("/api/offers/" + offer, person(member)).json().path("seatsLeft").asInt();
  }

  private static String checkout(JsonNode booking) {
    return booking.path("payment").path("checkoutUrl").asText();
  }

  private static String distributor(String region) {
    return token("user_dist_" + region).roles("distributor").region(region).token();
  }

  private List<String> bookingIds(String query, String token) {
    List<String> ids = new ArrayList<>();
    get("/api/bookings" + query, token)
        .isStatus(200)
        .json()
        .path("items")
        .forEach(booking -> ids.add(booking.path("bookingId").asText()));
    return ids;
  }
}
