package de.mojoinstitut.sandbox.stack.client;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The hub's HTTP API as one caller sees it. */
public final class HubApi {

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
    return http.get(hub.resolve("/api/bookings/" + bookingId), headers(Map.of()))
        .orThrow("The hub");
  }

  public JsonNode createOffer(JsonNode offer) {
    return post("/api/offers", offer).orThrow("The hub");
  }

  private Answer post(String path, JsonNode body) {
    Map<String, String> headers = headers(Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    return http.post(hub.resolve(path), headers, body);
  }

  private Map<String, String> headers(Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Authorization", "Bearer " + token);
    return headers;
  }
}
