package de.mojoinstitut.sandbox.kit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came in.
 *
 * @param method upper case
 * @param path without the query
 * @param variables the route's {@code {name}} parts
 * @param query raw query, empty where there is none
 * @param headers by lower-case name
 * @param body raw bytes, for signatures
 */
@SuppressWarnings("ArrayRecordComponent") // Raw bytes; nobody compares two of these.
public record Request(
    String method,
    String path,
    Map<String, String> variables,
    String query,
    Map<String, List<String>> headers,
    byte[] body) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(List::getFirst);
  }

  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no {" + name + "}");
    }
    return value;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Query parameters, decoded, in order; of a repeated name the last. */
  public Map<String, String> queryParameters() {
    return decode(query);
  }

  /** All values of a repeated query parameter, decoded, in order. */
  public List<String> queryValues(String name) {
    return Arrays.stream(query.split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .toList();
  }

  /** The body as {@code application/x-www-form-urlencoded}. */
  public Map<String, String> form() {
    return decode(text());
  }

  private static Map<String, String> decode(String encoded) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.put(
            URLDecoder.decode(name, StandardCharsets.UTF_8),
            URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return values;
  }
}
