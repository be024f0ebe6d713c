package de.mojoinstitut.sandbox.money;

import static java.util.stream.Collectors.toSet;

import de.mojoinstitut.sandbox.money.Books.BookingRow;
import de.mojoinstitut.sandbox.money.Books.Documents;
import de.mojoinstitut.sandbox.money.Books.PayoutRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Compares all books, to the cent. */
final class Audit {

  /** Kinds of differences. */
  enum Difference {
    /** Postings that do not sum to zero. */
    LEDGER,
    /** The platform's balance at the provider is not what the ledger says. */
    PLATFORM,
    /** A beneficiary's account at the provider has not what the ledger says it was paid. */
    ACCOUNTS,
    /** A booking's money at the provider, in payments.mojo and in the ledger. */
    BOOKINGS,
    /** A booking's money is not split as the figures say. */
    SHARES,
    /** A line, a payout or a transfer that is there twice or without the others. */
    PAYOUTS,
    /** A booking ended otherwise than it had to. */
    STORY,
    /** What was promised at the cancellation is not what went back. */
    QUOTES,
    /** Invoices and credit notes that do not follow the money. */
    DOCUMENTS,
    /** Something that still waits though everything is over. */
    STUCK
  }

  private final Books books;
  private final Map<Difference, List<String>> findings = new EnumMap<>(Difference.class);

  private Audit(Books books) {
    this.books = books;
    for (Difference difference : Difference.values()) {
      findings.put(difference, new ArrayList<>());
    }
  }

  /** One line of text per finding, for every kind. */
  static Map<Difference, List<String>> of(Books books) {
    Audit audit = new Audit(books);
    audit.ledger();
    audit.provider();
    audit.bookings();
    books.deals().forEach(audit::deal);
    audit.payouts();
    audit.documents();
    audit.stuck();
    return audit.findings;
  }

  private void ledger() {
    books
        .sums()
        .forEach(
            (currency, sum) ->
                check(sum == 0, Difference.LEDGER, "all lines in %s sum to %d", currency, sum));
    check(
        books.claims().unbalanced() == 0 && books.claims().inDatabase() == 0,
        Difference.LEDGER,
        "%d postings are not balanced, the hub says %d",
        books.claims().unbalanced(),
        books.claims().inDatabase());
    check(
        books.claims().differences().isEmpty(),
        Difference.PLATFORM,
        "the hub sees differences to the provider: %s",
        books.claims().differences());
  }

  private void provider() {
    same(Difference.PLATFORM, books.stripe().platform(), books.atProvider());
    same(Difference.ACCOUNTS, books.stripe().accounts(), books.paidOut());
  }

  private void same(Difference kind, Map<String, Long> stripe, Map<String, Long> ledger) {
    Set<String> keys = new TreeSet<>(stripe.keySet());
    keys.addAll(ledger.keySet());
    for (String key : keys) {
      long there = stripe.getOrDefault(key, 0L);
      long here = ledger.getOrDefault(key, 0L);
      check(there == here, kind, "%s: %d at Stripe, %d in the ledger", key, there, here);
    }
  }

  private void bookings() {
    books
        .bookings()
        .forEach(
            (id, booking) -> {
              Shares shares = books.shares().getOrDefault(id, Shares.NONE);
              long stripe = books.stripe().bookings().getOrDefault(id, 0L);
              long open = -shares.disputed();
              long payments = booking.captured() - booking.refunded() - booking.chargedBack();
              check(
                  shares.isBalanced() && stripe == -shares.clearing() && payments - open == stripe,
                  Difference.BOOKINGS,
                  "%s is %s: %d at Stripe, %d in payments, %s",
                  id,
                  booking.status(),
                  stripe,
                  payments,
                  shares);
            });
  }

  private void deal(Deal deal) {
    String id = deal.booking();
    Fate fate = deal.wish().fate();
    boolean isOpen = books.stripe().openDisputes().contains(id);
    Shares expected = Shares.expected(deal, isOpen);
    Shares found = books.shares().getOrDefault(id, Shares.NONE);
    check(
        found.equals(expected),
        Difference.SHARES,
        "%s (%s): %s, must be %s",
        id,
        fate,
        found,
        expected);
    BookingRow booking = books.bookings().get(id);
    String status = booking == null ? "not there" : booking.status();
    check(status.equals(end(fate)), Difference.STORY, "%s (%s) is %s", id, fate, status);
    long refunded = booking == null ? 0 : booking.refunded();
    long due = Shares.refund(deal);
    long promised = books.quoted().getOrDefault(id, due);
    check(
        refunded == due && promised == due,
        Difference.QUOTES,
        "%s (%s): %d were promised and %d refunded, must be %d",
        id,
        fate,
        promised,
        refunded,
        due);
  }

  private static String end(Fate fate) {
    return switch (fate) {
      case NEVER_PAID -> "EXPIRED";
      case BUYER_EARLY, BUYER_MIDDLE, BUYER_LATE, SELLER, OFFER -> "CANCELLED";
      case DELIVERED,
          DISPUTE_WON,
          DISPUTE_LOST,
          DISPUTE_LEFT,
          GOODWILL,
          GOODWILL_RETURNED,
          HAND_PART,
          HAND_WHOLE,
          HAND_LATE,
          HAND_RETURNED ->
          "DELIVERED";
    };
  }

  private void payouts() {
    books
        .paidTwice()
        .forEach(line -> check(false, Difference.PAYOUTS, "posting %s is paid twice", line));
    for (PayoutRow payout : books.payouts()) {
      int transfers = books.stripe().transfers().getOrDefault(payout.id(), 0);
      long paid = payout.isPaid() ? payout.amount() : 0;
      check(
          payout.lines() == payout.amount(),
          Difference.PAYOUTS,
          "%s is %d, its lines are %d",
          payout.id(),
          payout.amount(),
          payout.lines());
      check(
          transfers == (payout.isPaid() ? 1 : 0) && payout.posted() == paid,
          Difference.PAYOUTS,
          "%s is %s with %d: %d in the ledger, %d transfers",
          payout.id(),
          payout.status(),
          payout.amount(),
          payout.posted(),
          transfers);
    }
  }

  /** A refund that comes back has a credit note and an invoice that takes it back. */
  private void documents() {
    Set<String> returned =
        books.deals().stream()
            .filter(deal -> deal.wish().fate().isReturned())
            .map(Deal::booking)
            .collect(toSet());
    books
        .bookings()
        .forEach(
            (id, booking) -> {
              Documents there = books.documents().getOrDefault(id, Documents.NONE);
              int back = returned.contains(id) ? 1 : 0;
              Documents due =
                  new Documents(
                      (booking.captured() > 0 ? 1 : 0) + back,
                      booking.reductions() + back,
                      booking.captured() - booking.refunded() - booking.chargedBack());
              check(there.equals(due), Difference.DOCUMENTS, "%s: %s, must be %s", id, there, due);
            });
    books.gaps().forEach(series -> check(false, Difference.DOCUMENTS, "%s has a gap", series));
  }

  private void stuck() {
    books
        .waiting()
        .forEach((name, count) -> check(count == 0, Difference.STUCK, "%d %s wait", count, name));
    check(books.incidents() == 0, Difference.STUCK, "%d incidents", books.incidents());
  }

  private void check(boolean right, Difference difference, String text, Object... values) {
    if (!right) {
      Objects.requireNonNull(findings.get(difference)).add(text.formatted(values));
    }
  }
}
