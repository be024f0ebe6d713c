package de.mojoinstitut.kontakte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

// A name for its connections, so that only these are cut and not those that other tests share.
@TestPropertySource(
    properties = "spring.datasource.hikari.data-source-properties.ApplicationName=operations")
@AutoConfigureObservability
@ExtendWith(OutputCaptureExtension.class)
class OperationsTest extends KontakteTest {

  @Test
  void shouldBeReadyOnlyWithItsDatabase() {
    // given
    String tenant = tenant("away");
    Call post = call("POST", "/api/contacts").asHub(tenant).body(contact("user_away", tenant));

    // when
    DATABASE.asSuperuser(
        """
        alter role kontakte_login nologin;
        select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'operations'""");
    Answer ready;
    Answer alive;
    Answer refused;
    try {
      ready = call("GET", "/actuator/health/readiness").send();
      alive = call("GET", "/actuator/health/liveness").send();
      refused = post.send();
    } finally {
      DATABASE.asSuperuser("alter role kontakte_login login");
    }

    // then
    assertThat(ready.status()).isEqualTo(503);
    assertThat(alive.status()).isEqualTo(200);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("TEMPORARILY_UNAVAILABLE");
    await().until(() -> call("GET", "/actuator/health/readiness").send().status() == 200);
    assertThat(post.send().status()).isEqualTo(201);
  }

  @Test
  void shouldShowMetrics() {
    assertThat(call("GET", "/actuator/prometheus").send().text())
        .contains("hikaricp_connections_active", "jvm_memory_used_bytes");
  }

  @Test
  void shouldDescribeItsApi() {
    // when
    JsonNode api = call("GET", "/v3/api-docs").send().json();

    // then
    assertThat(api.path("paths").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "/api/contacts",
            "/api/contacts/{id}",
            "/api/contacts/by-person/{clerkUserId}",
            "/api/leads",
            "/api/leads/{id}",
            "/api/partners",
            "/api/partners/{id}",
            "/api/tenants/{id}");
    assertThat(api.at("/components/schemas").fieldNames())
        .toIterable()
        .contains("ContactRequest", "ContactView", "PartyRequest", "PartyView", "TenantRequest");
    assertThat(api.at("/paths/~1api~1contacts/get/parameters").findValuesAsText("name"))
        .containsExactlyInAnyOrder("clerkUserId", "limit", "cursor", "x-tenant-id");
    assertThat(api.at("/paths/~1api~1leads/post/parameters").findValuesAsText("name"))
        .containsExactlyInAnyOrder("Idempotency-Key", "x-tenant-id");
    assertThat(api.at("/paths/~1api~1contacts~1{id}/get/responses/200").findValuesAsText("$ref"))
        .containsExactly("#/components/schemas/ContactView");
    assertThat(call("GET", "/swagger-ui.html").send().status()).isIn(200, 302);
  }

  @Test
  void shouldLogNothingPersonal(CapturedOutput output) {
    // given
    String tenant = tenant("logs");
    String person = contact("user_logs", tenant, "Vertraulich", null);

    // when
    Answer created = call("POST", "/api/contacts").asHub(tenant).body(person).send();
    String path = "/api/contacts/" + created.json().path("id").asText();
    call("PATCH", path).asHub(tenant).body("{'email': 'vertraulich@example.org'}").send();
    call("PATCH", path).asHub(tenant).body("{'email': 'vertraulich'}").send();
    call("POST", "/api/contacts").asHub(tenant).body(person + "x").send();
    call("POST", "/api/contacts").asHub(tenant).body(person.replace("name", "nam")).send();
    call("DELETE", path).asHub(tenant).send();
    call("POST", "/api/contacts").asHub(tenant).body(person).send();

    // then
    assertThat(created.status()).isEqualTo(201);
    assertThat(output.toString().toLowerCase(java.util.Locale.ROOT)).doesNotContain("vertraulich");
  }
}
