package de.mojoinstitut.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A member with their own session.
 *
 * @param user the person's id
 * @param hub base URL
 * @param token valid for an hour of the stack's time
 */
record Member(String user, URI hub, String token) {

  /** The same session at another instance of the hub. */
  Member at(URI otherHub) {
    return new Member(user, otherHub, token);
  }

  /** Where mails to this person go. */
  String address() {
    return user.substring("user_".length()).replace('_', '.') + "@example.com";
  }

  /** Books a seat; the test fails where there is none. */
  Booking books(String offer) {
    Answer answer = triesToBook(offer, UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    assertThat(answer.body().path("status").asText()).isEqualTo("HELD");
    return new Booking(
        answer.body().path("bookingId").asText(),
        answer.body().path("bookingNumber").asText(),
        this);
  }

  Answer triesToBook(String offer, String key) {
    return post("/api/bookings", key, JsonHttp.object().put("offerId", offer));
  }

  Answer cancels(Booking booking) {
    String path = "/api/bookings/" + booking.id() + "/cancellation";
    return post(path, UUID.randomUUID().toString(), JsonHttp.object());
  }

  JsonNode sees(Booking booking) {
    return get("/api/bookings/" + booking.id());
  }

  /** The newest of the member's bookings. */
  List<JsonNode> bookings() {
    return World.stream(get("/api/bookings").path("items")).toList();
  }

  int seatsLeft(String offer) {
    return get("/api/offers/" + offer).path("seatsLeft").asInt();
  }

  private JsonNode get(String path) {
    return new JsonHttp().get(hub.resolve(path), Map.of(bearer(), bearerValue())).orThrow("hub");
  }

  private Answer post(String path, String key, JsonNode body) {
    Map<String, String> headers = Map.of(bearer(), bearerValue(), "Idempotency-Key", key);
    return new JsonHttp().post(hub.resolve(path), headers, body);
  }

  private static String bearer() {
    return "Authorization";
  }

  private String bearerValue() {
    return "Bearer " + token;
  }
}
