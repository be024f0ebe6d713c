package de.mojoinstitut.sandbox.money;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.sandbox.money.Audit.Difference;
import de.mojoinstitut.sandbox.money.Books.BookingRow;
import de.mojoinstitut.sandbox.money.Books.Documents;
import de.mojoinstitut.sandbox.money.Books.LedgerClaims;
import de.mojoinstitut.sandbox.money.Books.PayoutRow;
import de.mojoinstitut.sandbox.money.Script.Offer;
import de.mojoinstitut.sandbox.money.Script.Wish;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One kind of difference at a time, in books that agree otherwise. */
class AuditTest {

  private static final Deal DELIVERED = deal("b1", Fate.DELIVERED);
  private static final Deal HALVED = deal("b2", Fate.BUYER_MIDDLE);

  private final List<Deal> deals = new ArrayList<>(List.of(DELIVERED, HALVED));
  private final Map<String, Long> quoted = new HashMap<>(Map.of("b2", 5_000L));
  private final Map<String, BookingRow> bookings =
      new HashMap<>(
          Map.of(
              "b1", new BookingRow("DELIVERED", "EUR", 10_000, 0, 0, 0),
              "b2", new BookingRow("CANCELLED", "EUR", 10_000, 1, 5_000, 0)));
  private final Map<String, Shares> shares =
      new HashMap<>(
          Map.of(
              "b1", new Shares(-10_000, 0, 8_825, 200, 800, 175),
              "b2", new Shares(-5_000, 0, 4_325, 100, 400, 175)));
  private final Map<String, Long> sums = new HashMap<>(Map.of("EUR", 0L));
  private final Map<String, Long> atProvider = new HashMap<>(Map.of("EUR", 5_825L));
  private final Map<String, Long> paidOut = new HashMap<>(Map.of("acct_1 EUR", 8_825L));
  private final Map<String, Long> platform = new HashMap<>(Map.of("EUR", 5_825L));
  private final Map<String, Long> accounts = new HashMap<>(Map.of("acct_1 EUR", 8_825L));
  private final Map<String, Long> charged = new HashMap<>(Map.of("b1", 10_000L, "b2", 5_000L));
  private final Map<String, Integer> transfers = new HashMap<>(Map.of("p1", 1));
  private final List<PayoutRow> payouts = new ArrayList<>(List.of(payout("PAID", 8_825, 8_825)));
  private final List<String> paidTwice = new ArrayList<>();
  private final Map<String, Documents> documents =
      new HashMap<>(Map.of("b1", new Documents(1, 0, 10_000), "b2", new Documents(1, 1, 5_000)));
  private final List<String> gaps = new ArrayList<>();
  private final Map<String, Long> waiting = new HashMap<>();
  private LedgerClaims claims = new LedgerClaims(0, 0, List.of());

  @Test
  void shouldFindNothingInBooksThatAgree() {
    assertThat(found()).isEmpty();
  }

  @Test
  void shouldFindALedgerThatDoesNotSumToZero() {
    // given
    sums.put("EUR", 1L);
    // then
    assertThat(found()).containsOnlyKeys(Difference.LEDGER);
  }

  @Test
  void shouldFindAPostingThatIsNotBalanced() {
    // given
    claims = new LedgerClaims(0, 1, List.of());
    // then
    assertThat(found()).containsOnlyKeys(Difference.LEDGER);
  }

  @Test
  void shouldFindACentTooMuchAtTheProvider() {
    // given
    platform.put("EUR", 5_826L);
    // then
    assertThat(found()).containsOnlyKeys(Difference.PLATFORM);
  }

  @Test
  void shouldFindTheDifferenceThatTheHubSeesItself() {
    // given
    claims = new LedgerClaims(0, 0, List.of("1 EUR"));
    // then
    assertThat(found()).containsOnlyKeys(Difference.PLATFORM);
  }

  @Test
  void shouldFindMoneyThatNobodyPaidOut() {
    // given
    accounts.put("acct_2 EUR", 10L);
    // then
    assertThat(found()).containsOnlyKeys(Difference.ACCOUNTS);
  }

  @Test
  void shouldFindAChargeThatTheLedgerDoesNotKnow() {
    // given
    charged.put("b1", 20_000L);
    // then
    assertThat(found()).containsOnlyKeys(Difference.BOOKINGS);
  }

  @Test
  void shouldFindACentOnTheWrongSide() {
    // given
    shares.put("b1", new Shares(-10_000, 0, 8_826, 199, 800, 175));
    // then
    assertThat(found()).containsOnlyKeys(Difference.SHARES);
  }

  @Test
  void shouldFindALineThatIsPaidTwice() {
    // given
    paidTwice.add("17 to tenant_anna");
    // then
    assertThat(found()).containsOnlyKeys(Difference.PAYOUTS);
  }

  @Test
  void shouldFindASecondTransfer() {
    // given
    transfers.put("p1", 2);
    // then
    assertThat(found()).containsOnlyKeys(Difference.PAYOUTS);
  }

  @Test
  void shouldFindATransferOfAPayoutThatFailed() {
    // given
    payouts.set(0, payout("FAILED", 8_825, 0));
    // then
    assertThat(found()).containsOnlyKeys(Difference.PAYOUTS);
  }

  @Test
  void shouldFindAPayoutThatIsNotTheSumOfItsLines() {
    // given
    payouts.set(0, payout("PAID", 8_824, 8_825));
    // then
    assertThat(found()).containsOnlyKeys(Difference.PAYOUTS);
  }

  @Test
  void shouldFindABookingThatEndedOtherwise() {
    // given
    bookings.put("b1", new BookingRow("CONFIRMED", "EUR", 10_000, 0, 0, 0));
    // then
    assertThat(found()).containsOnlyKeys(Difference.STORY);
  }

  @Test
  void shouldFindAQuoteThatWasNotKept() {
    // given
    quoted.put("b2", 10_000L);
    // then
    assertThat(found()).containsOnlyKeys(Difference.QUOTES);
  }

  @Test
  void shouldMissACreditNote() {
    // given
    documents.put("b2", new Documents(1, 0, 10_000));
    // then
    assertThat(found()).containsOnlyKeys(Difference.DOCUMENTS);
  }

  @Test
  void shouldWantAnInvoiceThatTakesTheCreditNoteOfAReturnedRefundBack() {
    // given
    deals.set(0, deal("b1", Fate.HAND_RETURNED));
    documents.put("b1", new Documents(2, 1, 10_000));
    assertThat(found()).isEmpty();
    // when
    documents.put("b1", new Documents(1, 1, 5_000));
    // then
    assertThat(found()).containsOnlyKeys(Difference.DOCUMENTS);
  }

  @Test
  void shouldFindARefundByHandThatCountsTwice() {
    // given
    deals.set(0, deal("b1", Fate.HAND_PART));
    bookings.put("b1", new BookingRow("DELIVERED", "EUR", 10_000, 2, 6_000, 0));
    shares.put("b1", new Shares(-4_000, 0, 3_425, 80, 320, 175));
    charged.put("b1", 5_000L);
    documents.put("b1", new Documents(1, 2, 4_000));
    // then
    assertThat(found()).containsOnlyKeys(Difference.BOOKINGS, Difference.SHARES, Difference.QUOTES);
  }

  @Test
  void shouldFindAGapInTheNumbers() {
    // given
    gaps.add("tenant_anna RE 2026");
    // then
    assertThat(found()).containsOnlyKeys(Difference.DOCUMENTS);
  }

  @Test
  void shouldFindWhatStillWaits() {
    // given
    waiting.put("process instances", 1L);
    // then
    assertThat(found()).containsOnlyKeys(Difference.STUCK);
  }

  private Map<Difference, List<String>> found() {
    StripeMoney stripe = new StripeMoney(platform, accounts, charged, Set.of(), transfers);
    Books books =
        new Books(
            deals,
            quoted,
            bookings,
            shares,
            sums,
            atProvider,
            paidOut,
            claims,
            stripe,
            payouts,
            paidTwice,
            documents,
            gaps,
            waiting,
            0);
    Map<Difference, List<String>> found = new EnumMap<>(Audit.of(books));
    found.values().removeIf(List::isEmpty);
    return found;
  }

  private static PayoutRow payout(String status, long lines, long posted) {
    return new PayoutRow(
        "p1", "r1", "DACH", "tenant_anna", "EUR", 8_825, status, null, lines, posted);
  }

  private static Deal deal(String id, Fate fate) {
    Offer offer = new Offer(1, Seller.ANNA, "EVENT", 10_000, 0, 0, false);
    return new Deal(new Wish("user_load_0801", offer, fate, 500, Card.USUAL), id, "offer_1");
  }
}
