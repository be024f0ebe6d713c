package de.mojoinstitut.hub.booking;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.hub.testing.Reply;
import org.junit.jupiter.api.Test;

class CalendarTest extends HubTest {

  @Test
  void shouldGiveBuyerAndSellerTheSameAppointment() {
    // given
    String buyer = rows.member();
    String booking = book(buyer, rows.event(3)).isStatus(201).text("bookingId");
    rows.confirm(booking);
    String path = "/api/bookings/" + booking + "/calendar.ics";

    // when
    Reply ofBuyer = get(path, person(buyer)).isStatus(200);
    Reply ofSeller = get(path, anna()).isStatus(200);

    // then
    assertThat(ofBuyer.contentType()).startsWith("text/calendar");
    assertThat(ofBuyer.body())
        .contains(
            "METHOD:PUBLISH\r\n", "UID:" + booking + "-1@mojo-hub\r\n", "STATUS:CONFIRMED\r\n")
        .doesNotContain("ATTENDEE");
    assertThat(ofSeller.body()).contains("UID:" + booking + "-1@mojo-hub\r\n");
  }

  @Test
  void shouldCallOffWhatWasConfirmedOnce() {
    // given
    String buyer = rows.member();
    String booking = book(buyer, rows.event(3)).isStatus(201).text("bookingId");
    rows.run(
        """
        update booking set status = 'CANCELLED' where id = '%1$s';
        insert into booking_event (booking_id, at, event) values ('%1$s', now(), 'CONFIRMED');"""
            .formatted(booking));

    // when
    Reply reply = get("/api/bookings/" + booking + "/calendar.ics", person(buyer)).isStatus(200);

    // then
    assertThat(reply.body()).contains("METHOD:CANCEL\r\n", "STATUS:CANCELLED\r\n");
  }
}
