package de.mojoinstitut.sandbox.chaos;

import static java.util.stream.Collectors.toMap;

import de.mojoinstitut.sandbox.chaos.Books.BookingRow;
import de.mojoinstitut.sandbox.stack.trial.StripeBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Members who wanted to pay and could not: the seat was held for them, yet their booking expired or
 * was cancelled. No book is wrong then, so it is no damage, but a sale that the trouble has cost.
 */
final class Disappointed {

  private Disappointed() {}

  /** Number and status of each such booking. */
  static List<String> of(List<Outcome> outcomes, Books books) {
    Map<String, BookingRow> bookings =
        books.bookings().stream().collect(toMap(BookingRow::id, booking -> booking));
    List<String> found = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      String id = outcome.bookingId();
      BookingRow booking = id == null ? null : bookings.get(id);
      if (booking != null && booking.isOver() && wantedInVain(outcome.wish(), booking, books)) {
        found.add(booking.number() + " " + booking.status());
      }
    }
    return found;
  }

  private static boolean wantedInVain(Wish wish, BookingRow booking, Books books) {
    return switch (wish.behaviour()) {
      case PAYS, IS_DECLINED_FIRST -> true;
      // Slow money is meant to come after the hold; without a charge there was nowhere to pay.
      case PAYS_SLOWLY ->
          books.stripe().getOrDefault(booking.id(), StripeBooks.Entry.NONE).charges() == 0;
      case NEVER_PAYS, CANCELS -> false;
    };
  }
}
