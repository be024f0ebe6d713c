package de.mojoinstitut.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;

/** The rule that business code has one clock. What it notices is proven in the hub's tests. */
public final class WallClock {

  /** Checks the classes of {@link #production()}. */
  public static final ArchRule NOBODY_ASKS_IT =
      noClasses()
          .that()
          .resideInAPackage("de.mojoinstitut..")
          .and()
          .resideOutsideOfPackage("de.mojoinstitut.chassis.time..")
          .and()
          // Stripe signs its webhooks with real time, whatever our own clock says.
          .doNotHaveFullyQualifiedName("de.mojoinstitut.connectors.stripe.StripeConnector")
          .should()
          .accessTargetWhere(describe("asks the wall clock", WallClock::asks))
          .because("tests, the sandbox and the engine move time; who asks the wall misses it");

  private WallClock() {}

  /** What the calling module brings to production: its own classes and those of ours it uses. */
  public static JavaClasses production() {
    return new ClassFileImporter()
        .withImportOption(new DoNotIncludeTests())
        .importPackages("de.mojoinstitut")
        .that(
            describe(
                "are no help for tests",
                type ->
                    !type.getPackageName().startsWith("de.mojoinstitut.testkit")
                        && !type.getPackageName().startsWith("de.mojoinstitut.sandbox")));
  }

  private static boolean asks(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target && asks(target);
  }

  private static boolean asks(CodeUnitAccessTarget target) {
    JavaClass owner = target.getOwner();
    String name = target.getName();
    boolean withoutClock =
        target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    if (owner.isEquivalentTo(Clock.class)) {
      return withoutClock && (name.startsWith("system") || name.startsWith("tick"));
    }
    if (owner.isEquivalentTo(System.class)) {
      return name.equals("currentTimeMillis");
    }
    if (owner.isEquivalentTo(Date.class)) {
      return name.equals("<init>") && target.getRawParameterTypes().isEmpty();
    }
    return owner.getPackageName().startsWith("java.time") && name.equals("now") && withoutClock;
  }
}
