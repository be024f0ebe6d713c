package de.mojoinstitut.hub.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import de.mojoinstitut.testkit.WallClock;
import java.util.List;

/** What may know what. Each rule is proven to bite by a class in a {@code fixture} package. */
final class ArchitectureRules {

  private static final String ROOT = "de.mojoinstitut.";
  private static final String CORE = ROOT + "core..";
  private static final String WORKERS = ROOT + "workers..";
  private static final String ROUTES = ROOT + "camel..";
  private static final String CONNECTORS = ROOT + "connectors..";
  private static final String HUB = ROOT + "hub..";
  private static final String PROCESSES = ROOT + "processes..";
  private static final String CAMUNDA = "io.camunda..";
  private static final String CAMEL = "org.apache.camel..";
  private static final String STRIPE = "com.stripe..";

  static final ArchRule CORE_KNOWS_NO_FRAMEWORK_OF_THE_EDGES =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              CAMUNDA,
              CAMEL,
              STRIPE,
              "org.springframework.web..",
              "org.springframework.http..",
              "org.springframework.boot..",
              "jakarta.servlet..",
              "org.apache.kafka..")
          .because("the business must outlive its engine, its routes, its provider and its API");

  static final ArchRule CORE_KNOWS_NO_MODULE_ABOVE_IT =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WORKERS, ROUTES, CONNECTORS, HUB, PROCESSES)
          .because("dependencies point to the core; what it needs from outside is a port");

  static final ArchRule WORKERS_DO_NOT_KNOW_ROUTES =
      noClasses()
          .that()
          .resideInAPackage(WORKERS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROUTES, CAMEL, CONNECTORS, HUB)
          .because("a worker calls a use case; who serves the use case's port is wiring");

  static final ArchRule ROUTES_DO_NOT_KNOW_WORKERS =
      noClasses()
          .that()
          .resideInAPackage(ROUTES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WORKERS, CAMUNDA, HUB)
          .because("a route that receives something tells a use case, never the engine");

  static final ArchRule CONNECTORS_KNOW_ONLY_CORE_AND_CHASSIS =
      noClasses()
          .that()
          .resideInAPackage(CONNECTORS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WORKERS, ROUTES, HUB, PROCESSES, CAMUNDA, CAMEL)
          .because("a connector translates between one system and a port, whoever uses it");

  static final ArchRule CONNECTORS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching(ROOT + "connectors.(*)..")
          .should()
          .notDependOnEachOther()
          .because("one module per system, so that each can be replaced alone");

  static final ArchRule ONLY_THE_INJECTED_CLOCK = WallClock.NOBODY_ASKS_IT;

  static final ArchRule NO_DEPRECATED_STARTER =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.camunda.zeebe.spring..")
          .because("the starter still carries its deprecated predecessor under look-alike names");

  static final ArchRule FEATURES_WITHOUT_CYCLES =
      slices()
          .matching(ROOT + "core.(*)..")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(),
              simpleNameEndingWith("Id").and(describe("a record", JavaClass::isRecord)))
          .because("a feature can be read alone; an id is only a name and belongs to everybody");

  static final ArchRule NOTIFICATION_IS_A_LEAF =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "core.notification..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(ROOT + "core.(*)..")
                  .and(
                      not(
                          resideInAnyPackage(
                              ROOT + "core.notification..",
                              ROOT + "core.person..",
                              ROOT + "core.region..",
                              ROOT + "core.money.."))))
          .because("a feature tells what its mails say; another one must not need a change there");

  private ArchitectureRules() {}

  static List<ArchRule> all() {
    return List.of(
        CORE_KNOWS_NO_FRAMEWORK_OF_THE_EDGES,
        CORE_KNOWS_NO_MODULE_ABOVE_IT,
        WORKERS_DO_NOT_KNOW_ROUTES,
        ROUTES_DO_NOT_KNOW_WORKERS,
        CONNECTORS_KNOW_ONLY_CORE_AND_CHASSIS,
        CONNECTORS_DO_NOT_KNOW_EACH_OTHER,
        ONLY_THE_INJECTED_CLOCK,
        NO_DEPRECATED_STARTER,
        FEATURES_WITHOUT_CYCLES,
        NOTIFICATION_IS_A_LEAF);
  }
}
