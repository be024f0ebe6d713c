package de.mojoinstitut.sandbox.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import de.mojoinstitut.sandbox.chaos.Audit.Damage;
import de.mojoinstitut.sandbox.chaos.Fault.Deed;
import de.mojoinstitut.sandbox.chaos.Saboteur.Struck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The lines that people read at the end. */
final class Report {

  private static final int FINDINGS_SHOWN = 10;

  private final List<Outcome> outcomes;
  private final Books books;
  private final List<Struck> struck;
  private final Map<Damage, List<String>> damage;
  private final int incidents;

  Report(
      List<Outcome> outcomes,
      Books books,
      List<Struck> struck,
      Map<Damage, List<String>> damage,
      int incidents) {
    this.outcomes = outcomes;
    this.books = books;
    this.struck = struck;
    this.damage = damage;
    this.incidents = incidents;
  }

  boolean isClean() {
    return damage.values().stream().allMatch(List::isEmpty);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("answers      " + counted(outcomes.stream().map(Outcome::text).toList()));
    lines.add(
        "bookings     "
            + counted(books.bookings().stream().map(Books.BookingRow::status).toList()));
    lines.add("money        %d at Stripe".formatted(books.stripeBalance()));
    lines.add("incidents    %d in the engine".formatted(incidents));
    List<String> disappointed = Disappointed.of(outcomes, books);
    lines.add("wanted to pay and could not: " + disappointed.size());
    disappointed.forEach(booking -> lines.add("  " + booking));
    lines.add("");
    lines.add("fault                                    ready after   next confirmed after");
    struck.forEach(each -> lines.add(line(each)));
    lines.add("");
    lines.add(
        "bookings %d   faults %d%s"
            .formatted(books.bookings().size(), struck.size(), damageCounts()));
    damage.forEach(
        (kind, findings) ->
            findings.stream()
                .limit(FINDINGS_SHOWN)
                .forEach(text -> lines.add("  " + word(kind) + ": " + text)));
    lines.add(isClean() ? "No damage." : "DAMAGE.");
    return lines;
  }

  private String damageCounts() {
    StringBuilder counts = new StringBuilder();
    damage.forEach(
        (kind, findings) ->
            counts.append("   ").append(word(kind)).append(' ').append(findings.size()));
    return counts.toString();
  }

  private String line(Struck fault) {
    boolean kill = fault.fault().deed() instanceof Deed.Kill;
    return String.format(
            Locale.ROOT,
            "%-40s %11s   %s",
            fault.fault().deed(),
            kill ? seconds(fault.ready()) : "",
            kill ? nextConfirmed(fault.at()) : "")
        .stripTrailing();
  }

  private String nextConfirmed(Instant at) {
    return books.confirmedAt().stream()
        .filter(at::isBefore)
        .findFirst()
        .map(next -> seconds(Duration.between(at, next)))
        .orElse("none came");
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private static String counted(List<String> words) {
    Map<String, Long> counts =
        new TreeMap<>(words.stream().collect(groupingBy(word -> word, counting())));
    List<String> texts = new ArrayList<>();
    counts.forEach((word, count) -> texts.add(count + " " + word));
    return String.join(", ", texts);
  }

  private static String word(Damage kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
