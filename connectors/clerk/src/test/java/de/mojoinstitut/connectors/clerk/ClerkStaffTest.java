package de.mojoinstitut.connectors.clerk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.StaffDirectory.Staff;
import de.mojoinstitut.sandbox.kit.ScriptedServer;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClerkStaffTest {

  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final ClerkUserId FINANCE = new ClerkUserId("user_fin1");

  private final ScriptedServer clerk = new ScriptedServer();
  private final ClerkStaff staff =
      new ClerkStaff(
          new ClerkProperties(clerk.url(), "sk_test", PATIENT, PATIENT, Duration.ofMinutes(5)));

  @AfterEach
  void stop() {
    clerk.close();
  }

  @Test
  void shouldReadTheRolesOfStaff() {
    // given
    clerk.answers(
        200,
        "{\"id\": \"user_fin1\", \"public_metadata\": {\"mojo\": {\"roles\": [\"finance\", \"ops\", \"gardener\"]}}}");

    // then
    assertThat(staff.find(FINANCE)).isEqualTo(new Staff(Set.of(Role.FINANCE, Role.OPS), null));
  }

  @Test
  void shouldReadTheRegionThatTheRolesAreFor() {
    // given
    clerk.answers(
        200,
        "{\"public_metadata\": {\"region\": \"US\", \"mojo\": {\"roles\": [\"certifier_lead\"], \"region\": \"DACH\"}}}");

    // then
    assertThat(staff.find(FINANCE))
        .isEqualTo(new Staff(Set.of(Role.CERTIFIER_LEAD), new RegionCode("DACH")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "7", "[\"DACH\"]"})
  void shouldNotTakeStaffOfARegionThatCannotBeReadForStaffOfAllRegions(String region) {
    // given
    clerk.answers(
        200,
        "{\"public_metadata\": {\"mojo\": {\"roles\": [\"finance\"], \"region\": %s}}}"
            .formatted(region));

    // then
    assertThat(staff.find(FINANCE)).isEqualTo(Staff.NOBODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"public_metadata\": {}}",
        "{\"public_metadata\": {\"mojo\": {\"roles\": \"finance\"}}}"
      })
  void shouldGiveNobodyElseARole(String user) {
    // given
    clerk.answers(200, user);

    // then
    assertThat(staff.find(FINANCE)).isEqualTo(Staff.NOBODY);
  }

  @Test
  void shouldNotKnowAStranger() {
    // given
    clerk.answers(404, "{}");

    // then
    assertThat(staff.find(FINANCE)).isEqualTo(Staff.NOBODY);
  }

  @Test
  void shouldAskAnewForEachDecision() {
    // given
    clerk.then(200, "{\"public_metadata\": {\"mojo\": {\"roles\": [\"finance\"]}}}");
    clerk.then(200, "{\"public_metadata\": {\"mojo\": {\"roles\": []}}}");
    clerk.then(503, "{}");

    // then
    assertThat(staff.find(FINANCE)).isEqualTo(new Staff(Set.of(Role.FINANCE), null));
    assertThat(staff.find(FINANCE)).isEqualTo(Staff.NOBODY);
    assertThatThrownBy(() -> staff.find(FINANCE)).isInstanceOf(OutsideUnavailableException.class);
  }
}
