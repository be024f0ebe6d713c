package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * First answers by idempotency key and account. An answer is stored in the same write as the effect
 * it tells of, and forgotten after 24 hours of the stack's time.
 */
final class Idempotency {

  static final String KIND = "idempotency";
  private static final long KEPT_SECONDS = Duration.ofHours(24).toSeconds();
  private static final int MAX_LENGTH = 255;

  /** A stored first answer and the request that got it. */
  record First(Answer answer, String requestId) {}

  private final State state;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  Idempotency(State state) {
    this.state = state;
  }

  /**
   * Makes the key this request's own until it is closed.
   *
   * @throws StripeFailure where another request with this key still runs
   */
  Slot enter(String account, String key, String path, ObjectNode params) {
    if (key.length() > MAX_LENGTH) {
      throw StripeFailure.invalid(
          "Idempotency keys have at most 255 characters.", "idempotency_key_too_long", null);
    }
    Slot slot = new Slot(account + "|" + key, key, path, fingerprint(params));
    if (!running.add(slot.id)) {
      throw StripeFailure.keyInUse(key);
    }
    return slot;
  }

  /** A key in use. */
  final class Slot implements AutoCloseable {

    private final String id;
    private final String key;
    private final String path;
    private final String fingerprint;

    private Slot(String id, String key, String path, String fingerprint) {
      this.id = id;
      this.key = key;
      this.path = path;
      this.fingerprint = fingerprint;
    }

    /**
     * The first answer under this key, empty for a new key.
     *
     * @throws StripeFailure where the key belongs to another request
     */
    Optional<First> first() {
      long oldest = state.clock().instant().getEpochSecond() - KEPT_SECONDS;
      Optional<ObjectNode> kept =
          state.find(KIND, id).filter(entry -> entry.path("at").asLong() > oldest);
      kept.ifPresent(this::requireSame);
      return kept.map(
          entry ->
              new First(
                  new Answer(
                      entry.path("status").asInt(),
                      (ObjectNode) Json.parse(entry.path("body").asText())),
                  entry.path("request").asText()));
    }

    private void requireSame(ObjectNode entry) {
      if (!entry.path("path").asText().equals(path)) {
        throw StripeFailure.keyMismatch(
            "Keys for idempotent requests can only be used for the same endpoint they were first"
                + " used for ('"
                + path
                + "' vs '"
                + entry.path("path").asText()
                + "'). Try using a key other than '"
                + key
                + "' if you meant to execute a different request.");
      }
      if (!entry.path("fingerprint").asText().equals(fingerprint)) {
        throw StripeFailure.keyMismatch(
            "Keys for idempotent requests can only be used with the same parameters they were"
                + " first used with. Try using a key other than '"
                + key
                + "' if you meant to execute a different request.");
      }
    }

    /** Keeps the answer, together with whatever else the change writes. */
    void remember(Tx tx, Answer answer, String requestId) {
      tx.put(
          KIND,
          id,
          Json.object()
              .put("path", path)
              .put("fingerprint", fingerprint)
              .put("status", answer.status())
              .put("body", Json.write(answer.body()))
              .put("request", requestId)
              .put("at", tx.now()));
    }

    @Override
    public void close() {
      running.remove(id);
    }
  }

  private static String fingerprint(ObjectNode params) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(canonical(params).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same text for the same parameters in another order. */
  private static String canonical(JsonNode node) {
    if (!node.isObject()) {
      return node.isArray()
          ? node.valueStream().map(Idempotency::canonical).toList().toString()
          : node.toString();
    }
    return node.properties().stream()
        .map(entry -> entry.getKey() + "=" + canonical(entry.getValue()))
        .sorted()
        .toList()
        .toString();
  }
}
