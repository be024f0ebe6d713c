package de.mojoinstitut.sandbox.stack.client;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The hub's HTTP API as one caller sees it. */
public final class HubApi {

  private static final String WHO = "The hub";

  private final URI hub;
  private final String token;
  private final JsonHttp http = new JsonHttp();

  /**
   * @param hub base URL
   * @param token the caller's bearer token
   */
  public HubApi(URI hub, String token) {
    this.hub = hub;
    this.token = token;
  }

  /** Books a seat; the answer may be a refusal. */
  public Answer book(String offerId) {
    return post("/api/bookings", JsonHttp.object().put("offerId", offerId));
  }

  public JsonNode booking(String bookingId) {
    return get("/api/bookings/" + bookingId).orThrow(WHO);
  }

  /** Whether there is such a booking for the caller; any text may be asked for. */
  public boolean knowsBooking(String text) {
    String id = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    Answer answer = get("/api/bookings/" + id);
    if (answer.status() == 404 || answer.status() == 400) {
      return false;
    }
    return !answer.orThrow(WHO).isMissingNode();
  }

  /** Asks to cancel; the answer may be a refusal. */
  public Answer cancel(String bookingId) {
    return post("/api/bookings/" + bookingId + "/cancellation", JsonHttp.object());
  }

  /** What a cancellation now would give back; the answer may be a refusal. */
  public Answer quote(String bookingId) {
    return get("/api/bookings/" + bookingId + "/cancellation-quote");
  }

  /**
   * @return the new offer's id
   */
  public String publish(OfferDraft offer) {
    return post("/api/offers", offer.json()).orThrow(WHO).path("offerId").asText();
  }

  /** Cancels a whole offer with all its bookings, for a reason such as {@code SELLER_ILL}. */
  public Answer cancelOffer(String offerId, String reason) {
    return post(
        "/api/offers/" + offerId + "/cancellation", JsonHttp.object().put("reason", reason));
  }

  public Answer get(String path) {
    return http.get(hub.resolve(path), headers(Map.of()));
  }

  /** Under an idempotency key of its own. */
  public Answer post(String path, JsonNode body) {
    return post(path, UUID.randomUUID().toString(), body);
  }

  /**
   * @param key the idempotency key: the same for every try of one wish
   */
  public Answer post(String path, String key, JsonNode body) {
    return http.post(hub.resolve(path), headers(Map.of("Idempotency-Key", key)), body);
  }

  private Map<String, String> headers(Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Authorization", "Bearer " + token);
    return headers;
  }
}
