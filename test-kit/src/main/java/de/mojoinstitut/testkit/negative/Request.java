package de.mojoinstitut.testkit.negative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that can be changed in one thing at a time.
 *
 * @param path with {@code {variables}}
 * @param variables their values, not encoded
 * @param body the bytes as they are sent, null for none
 * @param chunked sent without its length
 */
@SuppressWarnings("ArrayRecordComponent")
public record Request(
    String method,
    String path,
    Map<String, String> variables,
    Map<String, String> query,
    Map<String, String> headers,
    byte @Nullable [] body,
    boolean chunked) {

  private static final JsonMapper JSON = new JsonMapper();
  // Lone surrogates have no bytes of their own.
  private static final ObjectWriter WRITER =
      JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());

  /** A request without anything. */
  public static Request of(String method, String path) {
    return new Request(method, path, Map.of(), Map.of(), Map.of(), null, false);
  }

  public Request variable(String name, String value) {
    return new Request(method, path, with(variables, name, value), query, headers, body, chunked);
  }

  /**
   * @param value null removes the parameter
   */
  public Request query(String name, @Nullable String value) {
    return new Request(method, path, variables, with(query, name, value), headers, body, chunked);
  }

  /**
   * @param value null removes the header
   */
  public Request header(String name, @Nullable String value) {
    return new Request(method, path, variables, query, with(headers, name, value), body, chunked);
  }

  /** With this bearer token. */
  public Request bearer(String token) {
    return header("Authorization", "Bearer " + token);
  }

  /** With this body, as it is. */
  public Request body(byte[] bytes) {
    return new Request(method, path, variables, query, headers, bytes, chunked);
  }

  public Request body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  public Request body(JsonNode json) {
    try {
      return body(WRITER.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With its JSON body changed. */
  public Request change(Consumer<ObjectNode> change) {
    ObjectNode json = json();
    change.accept(json);
    return body(json);
  }

  /** With another method or under another path. */
  public Request to(String otherMethod, String otherPath) {
    return new Request(otherMethod, otherPath, variables, query, headers, body, chunked);
  }

  Request inChunks() {
    return new Request(method, path, variables, query, headers, body, true);
  }

  ObjectNode json() {
    try {
      return (ObjectNode) JSON.readTree(body);
    } catch (java.io.IOException e) {
      throw new IllegalStateException("the sample's body is no JSON", e);
    }
  }

  HttpRequest at(URI base) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target()));
    headers.forEach(request::header);
    return request.method(method, publisher()).build();
  }

  private BodyPublisher publisher() {
    if (body == null) {
      return BodyPublishers.noBody();
    }
    BodyPublisher bytes = BodyPublishers.ofByteArray(body);
    return chunked ? BodyPublishers.fromPublisher(bytes) : bytes;
  }

  private String target() {
    String target = path;
    for (Map.Entry<String, String> each : variables.entrySet()) {
      target = target.replace("{" + each.getKey() + "}", encode(each.getValue()));
    }
    return query.isEmpty()
        ? target
        : query.entrySet().stream()
            .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
            .collect(Collectors.joining("&", target + "?", ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Map<String, String> with(
      Map<String, String> map, String name, @Nullable String value) {
    Map<String, String> changed = new LinkedHashMap<>(map);
    changed.remove(name);
    if (value != null) {
      changed.put(name, value);
    }
    return changed;
  }
}
