package de.mojoinstitut.kontakte.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.kontakte.KontakteTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "mojo.regions=DACH,US")
class RegionTest extends KontakteTest {

  @Test
  void shouldServeTenantsOfItsRegionsOnly() {
    // given
    String home = tenant("region_home");
    String foreign = tenant("region_foreign");
    DATABASE.asSuperuser(
        "update kontakte.tenant set region = 'INDIEN' where id = '" + foreign + "'");

    // then
    assertThat(call("GET", "/api/contacts").asHub(home).send().status()).isEqualTo(200);
    assertThat(call("GET", "/api/contacts").asHub(foreign).send().status()).isEqualTo(403);
    assertThat(call("GET", "/api/contacts").asMember("org_region_foreign", foreign).send().status())
        .isEqualTo(403);
  }

  @Test
  void shouldRegisterTenantsOfItsRegionsOnly() {
    Answer answer =
        call("PUT", "/api/tenants/tenant_ravi")
            .asHub(null)
            .body("{'name': 'R', 'slug': 'r', 'region': 'INDIEN', 'clerkOrgId': 'org_ravi'}")
            .send();

    assertThat(answer.status()).isEqualTo(403);
  }
}
