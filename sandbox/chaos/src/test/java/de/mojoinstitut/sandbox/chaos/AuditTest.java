package de.mojoinstitut.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.sandbox.chaos.Audit.Damage;
import de.mojoinstitut.sandbox.chaos.Books.BookingRow;
import de.mojoinstitut.sandbox.chaos.Books.PaymentRow;
import de.mojoinstitut.sandbox.chaos.Books.SeatRow;
import de.mojoinstitut.sandbox.chaos.Wish.Behaviour;
import de.mojoinstitut.sandbox.stack.trial.StripeBooks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One kind of damage at a time, in books that are right otherwise. */
class AuditTest {

  private static final BookingRow CONFIRMED =
      new BookingRow("b1", "MB-1", "o1", "user_a", 2_000, "CONFIRMED", 11);
  private static final BookingRow EXPIRED =
      new BookingRow("b2", "MB-2", "o1", "user_b", 2_000, "EXPIRED", 0);

  private final List<Outcome> outcomes =
      new ArrayList<>(List.of(told(0, "user_a", "b1"), told(1, "user_b", "b2")));
  private final List<BookingRow> bookings = new ArrayList<>(List.of(CONFIRMED, EXPIRED));
  private final List<SeatRow> seats = new ArrayList<>(List.of(new SeatRow("o1", "b1", true)));
  private final List<PaymentRow> payments =
      new ArrayList<>(
          List.of(
              new PaymentRow("b1", "CAPTURED", "cs_1", 2_000),
              new PaymentRow("b2", "CANCELLED", "cs_2", 0)));
  private final Map<String, Integer> contacts = new HashMap<>(Map.of("user_a", 1, "user_b", 1));
  private final Map<String, StripeBooks.Entry> stripe =
      new HashMap<>(
          Map.of("b1", new StripeBooks.Entry(1, 1, 2_000), "b2", new StripeBooks.Entry(1, 0, 0)));
  private final Map<String, Set<Long>> instances =
      new HashMap<>(Map.of("b1", Set.of(11L), "b2", Set.of(12L)));
  private final Map<String, Set<Long>> fulfilments = new HashMap<>(Map.of("b1", Set.of(21L)));
  private final Set<Long> active = new HashSet<>(Set.of(21L));
  private final Map<String, Long> unfinished = new HashMap<>();
  private long balance = 2_000;

  @Test
  void shouldFindNothingInBooksThatAgree() {
    assertThat(found()).isEmpty();
  }

  @Test
  void shouldMissABookingThatWasPromised() {
    // given
    outcomes.add(told(2, "user_c", "b3"));
    // then
    assertThat(found()).containsOnlyKeys(Damage.LOST);
  }

  @Test
  void shouldMissTheAnswerThatABuyerNeverGot() {
    // given
    outcomes.set(1, new Outcome(wish(1, "user_b"), 409, "ALREADY_BOOKED", null, false));
    // then
    assertThat(found()).containsOnlyKeys(Damage.LOST);
  }

  @Test
  void shouldFindAWishThatWasNeverAnswered() {
    // given
    outcomes.add(Outcome.unanswered(wish(2, "user_c")));
    // then
    assertThat(found()).containsOnlyKeys(Damage.LOST);
  }

  @Test
  void shouldAcceptThatAnOfferIsSoldOut() {
    // given
    outcomes.add(new Outcome(wish(2, "user_c"), 409, "SOLD_OUT", null, false));
    // then
    assertThat(found()).isEmpty();
  }

  @Test
  void shouldFindAWishThatWasBookedTwice() {
    // given
    outcomes.add(told(0, "user_b", "b3"));
    bookings.add(new BookingRow("b3", "MB-3", "o1", "user_b", 2_000, "EXPIRED", 0));
    instances.put("b3", Set.of(13L));
    // then
    assertThat(found()).containsOnlyKeys(Damage.DOUBLE);
  }

  @Test
  void shouldFindASecondCheckout() {
    // given
    stripe.put("b1", new StripeBooks.Entry(2, 1, 2_000));
    // then
    assertThat(found()).containsOnlyKeys(Damage.DOUBLE);
  }

  @Test
  void shouldFindTwoAnswersToOneRequest() {
    // given
    outcomes.set(0, outcomes.getFirst().contradicted(true));
    // then
    assertThat(found()).containsOnlyKeys(Damage.DOUBLE);
  }

  @Test
  void shouldFindMoreSoldThanThereIs() {
    // given
    bookings.set(1, new BookingRow("b2", "MB-2", "o1", "user_b", 0, "CONFIRMED", 12));
    fulfilments.put("b2", Set.of(22L));
    active.add(22L);
    seats.add(new SeatRow("o1", "b2", true));
    // then
    assertThat(found()).containsOnlyKeys(Damage.OVERSOLD);
  }

  @Test
  void shouldFindAConfirmedBookingWithoutSeat() {
    // given
    seats.clear();
    // then
    assertThat(found()).containsOnlyKeys(Damage.OVERSOLD);
  }

  @Test
  void shouldFindMoneyOfABookingThatIsOver() {
    // given
    stripe.put("b2", new StripeBooks.Entry(1, 1, 2_000));
    payments.set(1, new PaymentRow("b2", "CAPTURED", "cs_2", 2_000));
    balance = 4_000;
    // then
    assertThat(found()).containsOnlyKeys(Damage.UNBALANCED);
  }

  @Test
  void shouldFindMoneyThatOnlyStripeKnowsOf() {
    // given
    balance = 2_100;
    // then
    assertThat(found()).containsOnlyKeys(Damage.UNBALANCED);
  }

  @Test
  void shouldFindWhatStillWaits() {
    // given
    unfinished.put("hub outbox", 3L);
    // then
    assertThat(found()).containsOnlyKeys(Damage.STUCK);
  }

  @Test
  void shouldFindAProcessThatGoesOnThoughItsBookingIsOver() {
    // given
    active.add(12L);
    // then
    assertThat(found()).containsOnlyKeys(Damage.STUCK);
  }

  @Test
  void shouldFindAConfirmedBookingThatNobodyFulfils() {
    // given
    active.remove(21L);
    // then
    assertThat(found()).containsOnlyKeys(Damage.STUCK);
  }

  @Test
  void shouldFindTheFulfilmentOfABookingThatIsOver() {
    // given
    fulfilments.put("b2", Set.of(22L));
    active.add(22L);
    // then
    assertThat(found()).containsOnlyKeys(Damage.STUCK);
  }

  @Test
  void shouldFindABookingThatNoProcessEverHad() {
    // given
    instances.remove("b2");
    // then
    assertThat(found()).containsOnlyKeys(Damage.STUCK);
  }

  @Test
  void shouldFindABuyerWhoIsNoContact() {
    // given
    contacts.remove("user_a");
    // then
    assertThat(found()).containsOnlyKeys(Damage.CONTACTS);
  }

  private Map<Damage, List<String>> found() {
    Books books =
        new Books(
            bookings,
            seats,
            Map.of("o1", 1),
            payments,
            contacts,
            stripe,
            balance,
            instances,
            fulfilments,
            active,
            unfinished,
            List.of());
    Map<Damage, List<String>> found = new EnumMap<>(Audit.of(outcomes, books));
    found.values().removeIf(List::isEmpty);
    return found;
  }

  private static Outcome told(int number, String member, String booking) {
    return new Outcome(wish(number, member), 201, "", booking, false);
  }

  private static Wish wish(int number, String member) {
    return new Wish(number, member, 0, Behaviour.PAYS, "key-" + number, false);
  }
}
