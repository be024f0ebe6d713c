package de.mojoinstitut.sandbox.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes out. */
@SuppressWarnings("ArrayRecordComponent") // Raw bytes; nobody compares two of these.
public record Response(int status, Map<String, String> headers, byte[] body) {

  public static Response json(int status, JsonNode body) {
    return new Response(
        status,
        Map.of("Content-Type", "application/json"),
        Json.write(body).getBytes(StandardCharsets.UTF_8));
  }

  public static Response html(int status, String body) {
    return new Response(
        status,
        Map.of("Content-Type", "text/html; charset=utf-8"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  public static Response empty(int status) {
    return new Response(status, Map.of(), new byte[0]);
  }

  public static Response redirect(String location) {
    return new Response(303, Map.of("Location", location), new byte[0]);
  }

  public Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }
}
