package de.mojoinstitut.sandbox.money;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import de.mojoinstitut.sandbox.money.Audit.Difference;
import de.mojoinstitut.sandbox.money.Books.PayoutRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The lines that people read at the end. */
public final class Report {

  private static final int FINDINGS_SHOWN = 10;

  private final Books books;
  private final Map<Difference, List<String>> differences;

  Report(Books books, Map<Difference, List<String>> differences) {
    this.books = books;
    this.differences = differences;
  }

  /** Whether all books agree. */
  public boolean isClean() {
    return differences.values().stream().allMatch(List::isEmpty);
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "fates        "
            + counted(books.deals().stream().map(deal -> word(deal.wish().fate())).toList()));
    lines.add(
        "cards        "
            + counted(books.deals().stream().map(deal -> word(deal.wish().card())).toList()));
    lines.add(
        "bookings     "
            + counted(books.bookings().values().stream().map(Books.BookingRow::status).toList()));
    lines.add(
        "documents    %d invoices, %d credit notes"
            .formatted(
                books.documents().values().stream().mapToInt(Books.Documents::invoices).sum(),
                books.documents().values().stream().mapToInt(Books.Documents::creditNotes).sum()));
    lines.add("");
    lines.add("run            payee             status                        amount");
    books.payouts().forEach(payout -> lines.add(line(payout)));
    lines.add("");
    new TreeMap<>(books.stripe().platform())
        .forEach(
            (currency, total) ->
                lines.add(
                    "%s  at Stripe %d, in the ledger %d"
                        .formatted(
                            currency, total, books.atProvider().getOrDefault(currency, 0L))));
    lines.add("");
    differences.forEach(
        (kind, findings) -> {
          lines.add("%-10s %d".formatted(word(kind), findings.size()));
          findings.stream().limit(FINDINGS_SHOWN).forEach(text -> lines.add("  " + text));
        });
    lines.add(isClean() ? "All books agree." : "THE BOOKS DIFFER.");
    return lines;
  }

  private static String line(PayoutRow payout) {
    String reason = payout.reason() == null ? "" : " " + payout.reason();
    return "%-14s %-17s %-24s %11d %s"
        .formatted(
            payout.run(),
            payout.beneficiary(),
            payout.status() + reason,
            payout.amount(),
            payout.currency());
  }

  private static String counted(List<String> words) {
    Map<String, Long> counts =
        new TreeMap<>(words.stream().collect(groupingBy(word -> word, counting())));
    List<String> texts = new ArrayList<>();
    counts.forEach((word, count) -> texts.add(count + " " + word));
    return String.join(", ", texts);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
