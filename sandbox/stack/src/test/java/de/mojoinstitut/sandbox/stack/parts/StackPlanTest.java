package de.mojoinstitut.sandbox.stack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPlanTest {

  @TempDir Path home;

  private List<Component> components(boolean engineOnly) {
    return plan().components(engineOnly);
  }

  private StackPlan plan() {
    return new StackPlan(new Layout(home, home), new Ports(0), new Secrets(home));
  }

  @Test
  void shouldHaveNoPortTwice() {
    assertThat(plan().withOnDemand(false).stream().flatMap(each -> each.ports().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldLeaveOutWhatOnlyPeopleNeed() {
    assertThat(components(true))
        .extracting(Component::name)
        .doesNotContain("webapps", "opensearch")
        .contains("postgres", "kafka", "broker", "kontakte", "payments", "hub");
  }

  @Test
  void shouldTellAnEngineWithoutOperateFromOneWith() {
    assertThat(broker(true).variant()).isNotEqualTo(broker(false).variant());
    assertThat(broker(true).environment().keySet()).noneMatch(name -> name.contains("EXPORTERS"));
  }

  @Test
  void shouldGiveEachAppItsOwnLogin() {
    assertThat(named("kontakte").environment())
        .containsEntry("MOJO_DB_USER", "kontakte_login")
        .doesNotContainKeys("MOJO_SERVICE_KEY", "MOJO_STRIPE_SECRET_KEY");
    assertThat(named("hub").environment()).doesNotContainKey("MOJO_STRIPE_SECRET_KEY");
    assertThat(named("payments").environment())
        .containsEntry(
            "MOJO_STRIPE_WEBHOOK_SECRET",
            named("stripe").environment().get("MOJO_STRIPE_WEBHOOK_SECRET"));
  }

  @Test
  void shouldStartASecondHubOnlyWhenItIsNamed() {
    assertThat(components(false)).extracting(Component::name).doesNotContain("hub2");
    assertThat(plan().withOnDemand(true)).extracting(Component::name).contains("hub", "hub2");
  }

  @Test
  void shouldGiveTheSecondHubTheFirstOnesSettingsAndAPortOfItsOwn() {
    // given
    Map<String, String> second = new HashMap<>(named("hub2").environment());
    // when
    String port = second.put("SERVER_PORT", "8090");
    // then
    assertThat(port).isEqualTo("8096");
    assertThat(second).isEqualTo(named("hub").environment());
  }

  private Component broker(boolean engineOnly) {
    return components(engineOnly).stream()
        .filter(each -> each.name().equals("broker"))
        .findFirst()
        .orElseThrow();
  }

  private Component named(String name) {
    return plan().withOnDemand(false).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
