package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A booking as its buyer sees it.
 *
 * @param number what people call it; stands in every mail's subject
 */
record Booking(String id, String number, Member buyer) {

  JsonNode now() {
    return buyer.sees(this);
  }

  String status() {
    return now().path("status").asText();
  }

  String paymentStatus() {
    return now().path("payment").path("status").asText();
  }

  String refundStatus() {
    return now().path("refund").path("status").asText();
  }

  List<String> timeline() {
    return World.stream(now().path("timeline")).map(entry -> entry.path("event").asText()).toList();
  }

  /** The id of the checkout that the booking waits at. */
  String checkout() {
    String page = now().path("payment").path("checkoutUrl").asText();
    return page.substring(page.lastIndexOf('/') + 1);
  }

  Booking reaches(String status) {
    eventually()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(status()).as("status of " + number).isEqualTo(status));
    return this;
  }

  Booking tells(String event) {
    eventually()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(timeline()).as("timeline of " + number).contains(event));
    return this;
  }

  /** Waits until the buyer can pay. */
  Booking awaitsPayment() {
    eventually()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(checkout()).as("checkout of " + number).startsWith("cs_"));
    return reaches("AWAITING_PAYMENT");
  }
}
