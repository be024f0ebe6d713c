package de.mojoinstitut.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final ArchRule TIME_COMES_FROM_THE_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("tests and the local stack move the one injected clock");

  private final JavaClasses core =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("de.mojoinstitut.core");
  private final JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);

  /** What breaks each rule, so that a rule which cannot fail is noticed. */
  static final class Offender {
    Instant now() {
      return Instant.now();
    }
  }

  private static ArchRule staysAwayFrom(String... packages) {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .because("the core speaks its own language; outside systems are ports");
  }

  @Test
  void shouldKnowNeitherEngineNorRoutesNorWeb() {
    staysAwayFrom(
            "io.camunda..",
            "org.apache.camel..",
            "org.apache.kafka..",
            "com.stripe..",
            "org.springframework.web..",
            "jakarta.servlet..")
        .check(core);
    assertThat(staysAwayFrom("java.time..").evaluate(offender).hasViolation()).isTrue();
  }

  @Test
  void shouldTakeTheTimeFromTheInjectedClock() {
    TIME_COMES_FROM_THE_CLOCK.check(core);
    assertThat(TIME_COMES_FROM_THE_CLOCK.evaluate(offender).hasViolation()).isTrue();
  }
}
