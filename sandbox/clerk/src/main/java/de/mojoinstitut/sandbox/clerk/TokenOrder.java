package de.mojoinstitut.sandbox.clerk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a session token shall say. Empty texts and lists mean: as usual.
 *
 * @param org tenant, organisation id or slug; empty for the personal context
 * @param roles staff roles in place of the user's own
 * @param version of the claims, 1 or 2
 * @param ttl life time; negative for a token that is over already
 */
record TokenOrder(
    String user,
    String org,
    List<String> roles,
    String region,
    int version,
    Duration ttl,
    String azp,
    String sts,
    String audience) {

  private static final Duration USUAL_LIFE = Duration.ofHours(1);

  /**
   * @param usualAzp the origin a token is for where the body names none
   */
  static TokenOrder of(JsonNode body, String usualAzp) {
    return new TokenOrder(
        body.path("user").asText(""),
        body.path("org").asText(""),
        roles(body.path("roles")),
        body.path("region").asText(""),
        body.path("version").asInt(2),
        Duration.ofSeconds(body.path("ttl").asLong(USUAL_LIFE.toSeconds())),
        body.path("azp").asText(usualAzp),
        body.path("sts").asText("active"),
        body.path("audience").asText(""));
  }

  private static List<String> roles(JsonNode roles) {
    Stream<String> texts =
        roles.isArray()
            ? roles.valueStream().map(JsonNode::asText)
            : Stream.of(roles.asText("").split(","));
    return texts.map(String::strip).filter(role -> !role.isEmpty()).toList();
  }
}
