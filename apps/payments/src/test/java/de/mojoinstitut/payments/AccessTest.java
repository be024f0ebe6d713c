package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessTest extends PaymentsTest {

  private static String member(String organisation) {
    return WORLD.tokens.person("user_anna").org(organisation).token();
  }

  @Test
  void shouldLetAMemberOfTheTenantRead() {
    // given
    Answer open = open(newBooking());

    // when
    Answer read =
        call("GET", "/api/payments/" + open.at("id"))
            .token(member("org_" + TENANT))
            .tenant(TENANT)
            .send();

    // then
    assertThat(read.status()).isEqualTo(200);
  }

  @Test
  void shouldNotTakeItsOwnToken() {
    // when
    Answer answer =
        call("GET", "/api/payments?bookingId=b")
            .token(WORLD.tokens.service("payments", "payments", TENANT))
            .tenant(TENANT)
            .send();

    // then
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void shouldLetOnlyTheHubRegisterTenants() {
    // given
    Call put =
        call("PUT", "/api/tenants/tenant_mine")
            .token(member("org_mine"))
            .body(
                "{'name': 'x', 'slug': 'x', 'region': 'DACH', 'clerkOrgId': 'org_mine', 'currency': 'EUR'}");

    // then
    assertThat(put.send().status()).isEqualTo(403);
    assertThat(put.asHub(TENANT).tenant(null).send().status()).isEqualTo(403);
    assertThat(put.asHub(null).send().status()).isEqualTo(201);
    assertThat(put.key("another").send().status()).isEqualTo(200);
  }

  @Test
  void shouldDescribeItselfAndSayThatItIsReady() {
    assertThat(call("GET", "/v3/api-docs").send().json().path("paths").has("/api/payments"))
        .isTrue();
    assertThat(call("GET", "/swagger-ui.html").send().status()).isIn(200, 302);
    assertThat(call("GET", "/actuator/health/readiness").send().at("status")).isEqualTo("UP");
    assertThat(call("GET", "/actuator/prometheus").send().text()).contains("jvm_memory");
  }
}
