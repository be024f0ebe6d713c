package de.mojoinstitut.hub.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.svix.Webhook;
import com.svix.exceptions.EmptyWebhookSecretException;
import com.svix.exceptions.WebhookSigningException;
import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.hub.testing.LogGuard;
import de.mojoinstitut.hub.testing.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClerkWebhookTest extends HubTest {

  private final String user = "user_" + UUID.randomUUID().toString().replace("-", "");

  @AfterEach
  void storesNothingPersonal() {
    // Offers and tenants carry titles and names of their own; the inbox and the persons must not.
    for (String text : LogGuard.PERSONAL) {
      assertThat(rows.tablesWith(text)).isSubsetOf("offer", "tenant", "idempotency");
    }
    assertThat(rows.count("idempotency i where i::text ilike '%mustermann%'")).isZero();
  }

  @Test
  void shouldLetAPersonComeIntoBeing() {
    // when
    deliver(
            event(
                "user.created", 1, "\"region\": \"US\", \"type\": \"B2B\", \"locale\": \"en-US\""))
        .isStatus(204);

    // then
    await().untilAsserted(() -> assertThat(region()).isEqualTo("US"));
    Reply me = get("/api/me", person(user));
    assertThat(me.text("type")).isEqualTo("B2B");
    assertThat(me.text("locale")).isEqualTo("en-US");
  }

  @Test
  void shouldFollowAChangeButNoStaleOne() {
    // given
    deliver(event("user.created", 10, "\"region\": \"US\", \"locale\": \"en-US\""));
    deliver(event("user.updated", 30, "\"region\": \"US\", \"locale\": \"de-DE\""));
    await().untilAsserted(() -> assertThat(locale()).isEqualTo("de-DE"));

    // when
    String stale = UUID.randomUUID().toString();
    deliver(stale, event("user.updated", 20, "\"region\": \"US\", \"locale\": \"fr-FR\""));

    // then
    await().untilAsserted(() -> assertThat(isHandled(stale)).isTrue());
    assertThat(locale()).isEqualTo("de-DE");
  }

  @Test
  void shouldForgetAPersonWhoGoes() {
    // given
    deliver(event("user.created", 1, "\"region\": \"DACH\""));
    await().untilAsserted(() -> assertThat(region()).isEqualTo("DACH"));

    // when
    deliver(
        "{\"type\": \"user.deleted\", \"data\": {\"id\": \"%s\", \"deleted\": true}}"
            .formatted(user));

    // then
    await().untilAsserted(() -> assertThat(region()).isEqualTo("null"));
    String late = UUID.randomUUID().toString();
    deliver(late, event("user.updated", 99, "\"region\": \"DACH\""));
    await().untilAsserted(() -> assertThat(isHandled(late)).isTrue());
    assertThat(region()).isEqualTo("null");
  }

  @Test
  void shouldStoreADuplicateOnce() {
    // given
    String id = UUID.randomUUID().toString();
    String body = event("user.created", 1, "\"region\": \"DACH\"");

    // when
    deliver(id, body).isStatus(204);
    deliver(id, body).isStatus(204);

    // then
    assertThat(rows.count("inbox where message_id = '%s'".formatted(id))).isEqualTo(1);
  }

  @Test
  void shouldTakeWhatIsSignedUnderTheStandardsHeaders() {
    // given
    String id = UUID.randomUUID().toString();
    String body = event("user.created", 1, "\"region\": \"DACH\"");
    Instant now = Instant.now();

    // when
    send(signed("webhook-", id, now, sign(id, now, body), body)).isStatus(204);

    // then
    assertThat(rows.count("inbox where message_id = '%s'".formatted(id))).isEqualTo(1);
  }

  @Test
  void shouldStoreUnderTheIdThatWasSigned() {
    // given
    String id = UUID.randomUUID().toString();
    String body = event("user.created", 1, "\"region\": \"DACH\"");
    Instant now = Instant.now();

    // when
    send(signed("webhook-", id, now, sign(id, now, body), body).header("svix-id", "another"))
        .isStatus(204);

    // then
    assertThat(rows.count("inbox where message_id = '%s'".formatted(id))).isEqualTo(1);
    assertThat(rows.count("inbox where message_id = 'another'")).isZero();
  }

  @Test
  void shouldTakeARegionThatThereIsNotForNone() {
    // given
    String id = UUID.randomUUID().toString();

    // when
    deliver(id, event("user.created", 1, "\"region\": \"MARS\"")).isStatus(204);

    // then
    await().untilAsserted(() -> assertThat(isHandled(id)).isTrue());
    assertThat(rows.count("person where clerk_user_id = '%s' and region is null".formatted(user)))
        .isEqualTo(1);
  }

  @Test
  void shouldTakeEventsThatMeanNothingHere() {
    // given
    String id = UUID.randomUUID().toString();

    // when
    deliver(id, "{\"type\": \"session.created\", \"data\": {\"id\": \"sess_1\"}}").isStatus(204);

    // then
    await().untilAsserted(() -> assertThat(isHandled(id)).isTrue());
  }

  @Test
  void shouldRefuseWhatIsSignedButNoJson() {
    deliver("mustermann").isProblem(400, "MALFORMED_JSON");
    deliver("[1]").isProblem(400, "MALFORMED_JSON");
    deliver("x".repeat(257 * 1024)).isProblem(413, "TOO_LARGE");
  }

  private String event(String type, long updatedAt, String metadata) {
    return """
        {"type": "%s", "object": "event", "data": {"id": "%s", "first_name": "Max", "last_name": "Mustermann",
         "email_addresses": [{"email_address": "max@example.org"}], "updated_at": %d, "public_metadata": {%s}}}"""
        .formatted(type, user, updatedAt, metadata);
  }

  private Reply deliver(String body) {
    return deliver(UUID.randomUUID().toString(), body);
  }

  private Reply deliver(String id, String body) {
    Instant now = Instant.now();
    return send(id, now, sign(id, now, body), body);
  }

  private Reply send(String id, Instant at, String signature, String body) {
    return send(signed("svix-", id, at, signature, body));
  }

  private HttpRequest.Builder signed(
      String brand, String id, Instant at, String signature, String body) {
    return request("/webhooks/clerk")
        .header(brand + "id", id)
        .header(brand + "timestamp", Long.toString(at.getEpochSecond()))
        .header(brand + "signature", signature)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static String sign(String id, Instant at, String body) {
    try {
      return new Webhook(WEBHOOK_SECRET).sign(id, at.getEpochSecond(), body);
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalStateException(e);
    }
  }

  private String region() {
    return get("/api/me", person(user)).text("region");
  }

  private String locale() {
    return get("/api/me", person(user)).text("locale");
  }

  private boolean isHandled(String id) {
    return rows.count("inbox where message_id = '%s' and handled_at is not null".formatted(id))
        == 1;
  }
}
