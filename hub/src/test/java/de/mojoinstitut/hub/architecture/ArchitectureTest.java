package de.mojoinstitut.hub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import de.mojoinstitut.core.fixture.KnowsCamel;
import de.mojoinstitut.core.fixture.KnowsStripe;
import de.mojoinstitut.core.fixture.KnowsTheEngine;
import de.mojoinstitut.core.fixture.KnowsTheWeb;
import de.mojoinstitut.core.fixture.LooksAtTheClock;
import de.mojoinstitut.core.fixture.LooksAtTheWall;
import de.mojoinstitut.core.fixturealpha.Alpha;
import de.mojoinstitut.core.fixturebeta.Beta;
import de.mojoinstitut.core.notification.fixture.KnowsABooking;
import de.mojoinstitut.testkit.WallClock;
import de.mojoinstitut.workers.fixture.UsesTheOldClient;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final JavaClasses PRODUCTION = WallClock.production();

  @Test
  void shouldLookAtEveryModuleOfTheHub() {
    for (String module :
        List.of("core", "workers", "camel", "connectors.clerk", "chassis", "hub", "processes")) {
      assertThat(PRODUCTION)
          .as(module)
          .anyMatch(type -> type.getPackageName().startsWith("de.mojoinstitut." + module));
    }
    assertThat(PRODUCTION).noneMatch(type -> type.getPackageName().contains(".fixture"));
  }

  static Stream<Named<ArchRule>> rules() {
    return ArchitectureRules.all().stream().map(rule -> Named.of(rule.getDescription(), rule));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldKeepTheRules(ArchRule rule) {
    rule.check(PRODUCTION);
  }

  @Test
  void shouldGiveAReasonAndAProofForEveryRule() {
    assertThat(ArchitectureRules.all())
        .allMatch(rule -> rule.getDescription().contains(", because "))
        .allMatch(rule -> breaches().anyMatch(breach -> breach.get()[1] == rule));
  }

  static Stream<Arguments> breaches() {
    return Stream.of(
        breach(ArchitectureRules.CORE_KNOWS_NO_FRAMEWORK_OF_THE_EDGES, KnowsTheEngine.class),
        breach(ArchitectureRules.CORE_KNOWS_NO_FRAMEWORK_OF_THE_EDGES, KnowsCamel.class),
        breach(ArchitectureRules.CORE_KNOWS_NO_FRAMEWORK_OF_THE_EDGES, KnowsStripe.class),
        breach(ArchitectureRules.CORE_KNOWS_NO_FRAMEWORK_OF_THE_EDGES, KnowsTheWeb.class),
        breach(
            ArchitectureRules.CORE_KNOWS_NO_MODULE_ABOVE_IT,
            de.mojoinstitut.core.fixture.KnowsAWorker.class),
        breach(
            ArchitectureRules.WORKERS_DO_NOT_KNOW_ROUTES,
            de.mojoinstitut.workers.fixture.KnowsARoute.class),
        breach(
            ArchitectureRules.ROUTES_DO_NOT_KNOW_WORKERS,
            de.mojoinstitut.camel.fixture.KnowsAWorker.class),
        breach(
            ArchitectureRules.CONNECTORS_KNOW_ONLY_CORE_AND_CHASSIS,
            de.mojoinstitut.connectors.fixture.KnowsARoute.class),
        breach(
            ArchitectureRules.CONNECTORS_DO_NOT_KNOW_EACH_OTHER,
            de.mojoinstitut.connectors.fixture.KnowsAnotherConnector.class,
            de.mojoinstitut.connectors.clerk.ClerkProfiles.class),
        breach(ArchitectureRules.ONLY_THE_INJECTED_CLOCK, LooksAtTheWall.class),
        breach(ArchitectureRules.NO_DEPRECATED_STARTER, UsesTheOldClient.class),
        breach(ArchitectureRules.FEATURES_WITHOUT_CYCLES, Alpha.class, Beta.class),
        breach(ArchitectureRules.NOTIFICATION_IS_A_LEAF, KnowsABooking.class));
  }

  private static Arguments breach(ArchRule rule, Class<?>... classes) {
    return Arguments.of(Named.of(classes[0].getName(), classes), rule);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaches")
  void shouldNoticeABreach(Class<?>[] classes, ArchRule rule) {
    assertThat(evaluate(rule, classes).hasViolation()).isTrue();
  }

  @Test
  void shouldNoticeEveryWayToTheWallClockAndNoOther() {
    // when
    List<String> found =
        evaluate(
                ArchitectureRules.ONLY_THE_INJECTED_CLOCK,
                LooksAtTheWall.class,
                LooksAtTheClock.class)
            .getFailureReport()
            .getDetails();

    // then
    assertThat(found).hasSize(LooksAtTheWall.class.getDeclaredMethods().length);
    assertThat(found).noneMatch(detail -> detail.contains("LooksAtTheClock"));
  }

  private static EvaluationResult evaluate(ArchRule rule, Class<?>... classes) {
    return rule.evaluate(new ClassFileImporter().importClasses(classes));
  }
}
