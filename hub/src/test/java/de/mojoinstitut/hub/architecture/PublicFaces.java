package de.mojoinstitut.hub.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the core's features show each other. Whoever needs more of a feature adds it to its line, so
 * that somebody looks at it. Ids belong to everybody, and the company's common words ({@code
 * money}, {@code person}, {@code region}, {@code tenant}, {@code membership}) are shown whole.
 */
final class PublicFaces extends ArchCondition<JavaClass> {

  private static final Pattern FEATURE =
      Pattern.compile("de\\.mojoinstitut\\.core\\.([a-z]+)(?:\\..*)?");
  private static final Set<String> COMMON =
      Set.of("money", "person", "region", "tenant", "membership");
  private static final Map<String, Set<String>> FACES =
      Map.ofEntries(
          Map.entry(
              "booking",
              Set.of(
                  "Booking",
                  "BookingOutcomes",
                  "BookingStatus",
                  "Bookings",
                  "CancellationCause",
                  "Canceller",
                  "RequestCancellation")),
          Map.entry("calendar", Set.of("CalendarFile")),
          Map.entry("contact", Set.of("ContactDirectory")),
          Map.entry("dispute", Set.of("Disputes")),
          Map.entry("fulfilment", Set.of("PayoutHold")),
          Map.entry(
              "ledger",
              Set.of(
                  "Balance",
                  "Balances",
                  "Beneficiary",
                  "PostCapture",
                  "PostDispute",
                  "PostPayout",
                  "PostRefund",
                  "PostRelease",
                  "Posted",
                  "RevenueKind")),
          Map.entry(
              "notification",
              Set.of(
                  "Fact",
                  "Mail",
                  "MailFacts",
                  "NotificationSource",
                  "NotificationSubject",
                  "NotificationTemplate",
                  "Pages",
                  "SendNotification")),
          Map.entry(
              "offer",
              Set.of("BrowseOffers", "CancellationPolicy", "Offer", "OfferKind", "Offers")),
          Map.entry("offercancellation", Set.of()),
          Map.entry(
              "payment",
              Set.of(
                  "CancelPayment",
                  "Payment",
                  "PaymentGateway",
                  "PaymentLedger",
                  "PaymentNews",
                  "PaymentStatus",
                  "PaymentSubject",
                  "PaymentSubjects",
                  "Payments",
                  "Refund",
                  "Refunds",
                  "Sale")),
          Map.entry("payout", Set.of()),
          Map.entry("process", Set.of("Claims", "ProcessMessage", "ProcessMessages")),
          Map.entry("task", Set.of("StaffDirectory", "StaffTask", "TaskDecisions")));

  PublicFaces() {
    super("use of other features only what these show");
  }

  @Override
  public void check(JavaClass user, ConditionEvents events) {
    Optional<String> own = feature(user);
    for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
      JavaClass used = topLevel(dependency.getTargetClass().getBaseComponentType());
      Optional<String> feature = feature(used);
      if (own.isPresent() && feature.isPresent() && !feature.equals(own)) {
        boolean shown = isShown(feature.get(), used);
        events.add(new SimpleConditionEvent(dependency, shown, dependency.getDescription()));
      }
    }
  }

  private static boolean isShown(String feature, JavaClass used) {
    return COMMON.contains(feature)
        || (used.isRecord() && used.getSimpleName().endsWith("Id"))
        || FACES.getOrDefault(feature, Set.of()).contains(used.getSimpleName());
  }

  private static JavaClass topLevel(JavaClass type) {
    return type.getEnclosingClass().map(PublicFaces::topLevel).orElse(type);
  }

  private static Optional<String> feature(JavaClass type) {
    return Optional.of(FEATURE.matcher(type.getPackageName()))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }
}
