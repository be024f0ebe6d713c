package de.mojoinstitut.sandbox.chaos;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import de.mojoinstitut.sandbox.chaos.Books.BookingRow;
import de.mojoinstitut.sandbox.chaos.Books.PaymentRow;
import de.mojoinstitut.sandbox.chaos.Books.SeatRow;
import de.mojoinstitut.sandbox.stack.trial.StripeBooks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares what members were told with all books, one by one. */
final class Audit {

  /** Kinds of damage. */
  enum Damage {
    /**
     * A booking that is not there or that its buyer does not know of; a wish without a right
     * answer.
     */
    LOST,
    /** Twice what there must be once: bookings, payments, checkouts, charges, answers. */
    DOUBLE,
    /** More seats given than there are, or a seat that is not its booking's. */
    OVERSOLD,
    /** Money where none belongs, or different sums in two books. */
    UNBALANCED,
    /** Something that still waits though everything is over. */
    STUCK,
    /** A confirmed buyer who is not the seller's contact exactly once. */
    CONTACTS
  }

  private final List<Outcome> outcomes;
  private final Books books;
  private final Map<Damage, List<String>> findings = new EnumMap<>(Damage.class);

  private Audit(List<Outcome> outcomes, Books books) {
    this.outcomes = outcomes;
    this.books = books;
    for (Damage damage : Damage.values()) {
      findings.put(damage, new ArrayList<>());
    }
  }

  /** One line of text per finding, for every kind of damage. */
  static Map<Damage, List<String>> of(List<Outcome> outcomes, Books books) {
    Audit audit = new Audit(outcomes, books);
    audit.lost();
    audit.twice();
    audit.oversold();
    audit.unbalanced();
    audit.stuck();
    audit.contacts();
    return audit.findings;
  }

  private void lost() {
    Set<String> there = books.bookings().stream().map(BookingRow::id).collect(toSet());
    Set<String> told =
        outcomes.stream().map(Outcome::bookingId).filter(Objects::nonNull).collect(toSet());
    for (String booking : told) {
      check(there.contains(booking), Damage.LOST, "%s was promised and is not there", booking);
    }
    for (BookingRow booking : books.bookings()) {
      check(told.contains(booking.id()), Damage.LOST, "%s: buyer was never told", booking.id());
    }
    for (Outcome outcome : outcomes) {
      boolean right = outcome.bookingId() != null || outcome.code().equals("SOLD_OUT");
      check(right, Damage.LOST, "%s was told: %s", outcome.wish().member(), outcome.text());
    }
  }

  private void twice() {
    books.bookings().stream()
        .collect(groupingBy(booking -> booking.buyer() + " " + booking.offer()))
        .forEach(
            (wish, all) ->
                check(all.size() == 1, Damage.DOUBLE, "%s booked %d times", wish, all.size()));
    books.payments().stream()
        .collect(groupingBy(PaymentRow::booking))
        .forEach(
            (id, all) -> check(all.size() == 1, Damage.DOUBLE, "%s: %d payments", id, all.size()));
    books
        .stripe()
        .forEach(
            (id, entry) -> {
              check(
                  entry.checkouts() <= 1, Damage.DOUBLE, "%s: %d checkouts", id, entry.checkouts());
              check(entry.charges() <= 1, Damage.DOUBLE, "%s: %d charges", id, entry.charges());
            });
    for (Outcome outcome : outcomes) {
      check(
          !outcome.contradicted(),
          Damage.DOUBLE,
          "%s got two answers to one request",
          outcome.wish().member());
    }
  }

  private void oversold() {
    Map<String, BookingRow> byId =
        books.bookings().stream().collect(toMap(BookingRow::id, booking -> booking));
    Map<String, List<SeatRow>> taken = books.seats().stream().collect(groupingBy(SeatRow::booking));
    books
        .capacities()
        .forEach(
            (offer, capacity) -> {
              long sold =
                  books.bookings().stream()
                      .filter(booking -> booking.offer().equals(offer) && booking.isConfirmed())
                      .count();
              check(sold <= capacity, Damage.OVERSOLD, "%s: %d of %d seats", offer, sold, capacity);
            });
    for (BookingRow booking : books.bookings()) {
      long seats =
          taken.getOrDefault(booking.id(), List.of()).stream()
              .filter(seat -> seat.forGood() && seat.offer().equals(booking.offer()))
              .count();
      check(
          seats == (booking.isConfirmed() ? 1 : 0) || booking.isOpen(),
          Damage.OVERSOLD,
          "%s is %s and has %d seats",
          booking.id(),
          booking.status(),
          seats);
    }
    taken.forEach(
        (id, seats) ->
            check(byId.containsKey(id), Damage.OVERSOLD, "a seat of %s, which is not there", id));
  }

  private void unbalanced() {
    Map<String, PaymentRow> payments =
        books.payments().stream().collect(toMap(PaymentRow::booking, row -> row, (a, b) -> a));
    long sum = 0;
    for (BookingRow booking : books.bookings()) {
      StripeBooks.Entry stripe = books.stripe().getOrDefault(booking.id(), StripeBooks.Entry.NONE);
      PaymentRow payment = payments.get(booking.id());
      long known = payment == null ? 0 : payment.net();
      long due = booking.isConfirmed() ? booking.price() : 0;
      sum += stripe.net();
      check(
          stripe.net() == due && known == due,
          Damage.UNBALANCED,
          "%s is %s: %d due, %d at Stripe, %d in payments",
          booking.id(),
          booking.status(),
          due,
          stripe.net(),
          known);
    }
    check(
        sum == books.stripeBalance(),
        Damage.UNBALANCED,
        "bookings have %d, Stripe's balance has %d",
        sum,
        books.stripeBalance());
  }

  private void stuck() {
    for (BookingRow booking : books.bookings()) {
      Set<Long> instances = books.instances().getOrDefault(booking.id(), Set.of());
      check(!booking.isOpen(), Damage.STUCK, "%s is %s", booking.id(), booking.status());
      check(!instances.isEmpty(), Damage.STUCK, "%s never had a process instance", booking.id());
      check(
          !booking.isConfirmed() || instances.contains(booking.instance()),
          Damage.STUCK,
          "%s is confirmed, but not by an instance of its own",
          booking.id());
      check(
          instances.stream().noneMatch(books.activeInstances()::contains),
          Damage.STUCK,
          "%s is %s, but its process goes on",
          booking.id(),
          booking.status());
      fulfilment(booking);
    }
    books
        .unfinished()
        .forEach((name, count) -> check(count == 0, Damage.STUCK, "%d %s wait", count, name));
  }

  /** A confirmed booking waits for its event, weeks ahead; any other has nothing to wait for. */
  private void fulfilment(BookingRow booking) {
    Set<Long> fulfilments = books.fulfilments().getOrDefault(booking.id(), Set.of());
    long active = fulfilments.stream().filter(books.activeInstances()::contains).count();
    check(
        active == (booking.isConfirmed() ? 1 : 0),
        Damage.STUCK,
        "%s is %s and %d instances see to its fulfilment",
        booking.id(),
        booking.status(),
        active);
  }

  private void contacts() {
    for (BookingRow booking : books.bookings()) {
      if (booking.isConfirmed()) {
        int contacts = books.contacts().getOrDefault(booking.buyer(), 0);
        check(
            contacts == 1, Damage.CONTACTS, "%s is a contact %d times", booking.buyer(), contacts);
      }
    }
  }

  private void check(boolean right, Damage damage, String text, Object... values) {
    if (!right) {
      Objects.requireNonNull(findings.get(damage)).add(text.formatted(values));
    }
  }
}
