package de.mojoinstitut.core.ledger;

import static de.mojoinstitut.core.ledger.Books.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.ledger.PostPayout.Payout;
import de.mojoinstitut.core.ledger.PostPayout.Reservation;
import de.mojoinstitut.core.testing.CoreTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A tenant has 88.25 payable, and its distributor 2.00. */
@SuppressWarnings("NullAway.Init") // set before each test
class PostPayoutTest extends CoreTest {

  @Autowired Books books;
  @Autowired PostPayout payouts;
  private Shop shop;

  @BeforeEach
  void sellAndRelease() {
    shop = books.shop();
    books.release(shop, books.sold(shop, 10_000));
  }

  @Test
  void shouldReserveOnceAndSettleOnce() {
    // given
    Payout payout = payout(shop.seller(), 8_000);

    // then
    assertThat(reserve(payout)).isEqualTo(new Reservation.Reserved(Posted.NOW));
    assertThat(reserve(payout)).isEqualTo(new Reservation.Reserved(Posted.BEFORE));
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 825L, 0L, 8_000L);
    assertThat(paid(payout)).isEqualTo(Posted.NOW);
    assertThat(paid(payout)).isEqualTo(Posted.BEFORE);
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 825L, 0L, 0L);
    assertThat(books.atProvider(shop)).isEqualTo(9_825 - 8_000);
  }

  @Test
  void shouldReserveNothingWhereLessIsPayable() {
    assertThat(reserve(payout(shop.seller(), 8_826)))
        .isEqualTo(new Reservation.NotEnough(eur(8_825)));
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 8_825L, 0L, 0L);
  }

  @Test
  void shouldPayADistributor() {
    // given
    Payout payout = payout(shop.distributor(), 200);

    // when
    reserve(payout);
    paid(payout);

    // then
    assertThat(books.balance(shop, shop.distributor())).containsExactly(0L, 0L, 0L, 0L);
    assertThat(books.atProvider(shop)).isEqualTo(9_825 - 200);
  }

  @Test
  void shouldMakeAFailedPayoutPayableAgain() {
    // given
    Payout payout = payout(shop.seller(), 8_825);
    reserve(payout);

    // when
    shop.job(() -> payouts.failed(payout, clock.instant()));

    // then
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 8_825L, 0L, 0L);
    assertThatThrownBy(() -> paid(payout)).hasMessageContaining("payout-settled:");
    assertThat(reserve(payout(shop.seller(), 8_825))).isInstanceOf(Reservation.Reserved.class);
  }

  @Test
  void shouldSettleNothingThatWasNotReserved() {
    assertThatThrownBy(() -> paid(payout(shop.seller(), 100)))
        .hasMessageContaining("was not reserved");
  }

  @Test
  void shouldRefuseToPayAnotherAmountThanWasReserved() {
    // given
    Payout payout = payout(shop.seller(), 8_000);
    reserve(payout);

    // then
    assertThatThrownBy(() -> paid(new Payout(payout.payoutId(), shop.seller(), eur(8_001))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldMakePayableAgainWhatComesBack() {
    // given
    Payout payout = payout(shop.seller(), 8_825);
    reserve(payout);
    paid(payout);

    // then
    assertThat(reverse("reversal_1_" + payout.payoutId(), payout, 800)).isEqualTo(Posted.NOW);
    assertThat(reverse("reversal_1_" + payout.payoutId(), payout, 800)).isEqualTo(Posted.BEFORE);
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 800L, 0L, 0L);
    assertThat(books.atProvider(shop)).isEqualTo(9_825 - 8_025);
    assertThatThrownBy(() -> reverse("reversal_2_" + payout.payoutId(), payout, 8_026))
        .hasMessageContaining("8026 of 8025");
  }

  @Test
  void shouldReverseNothingThatIsStillInTransit() {
    // given
    Payout payout = payout(shop.seller(), 8_825);
    reserve(payout);

    // then
    assertThatThrownBy(() -> reverse(books.newId("reversal"), payout, 1))
        .hasMessageContaining("1 of 0");
  }

  private Payout payout(Beneficiary beneficiary, long cents) {
    return new Payout(books.newId("payout"), beneficiary, eur(cents));
  }

  private Reservation reserve(Payout payout) {
    return shop.job(() -> payouts.reserve(payout, clock.instant()));
  }

  private Posted paid(Payout payout) {
    return shop.job(() -> payouts.paid(payout, clock.instant()));
  }

  private Posted reverse(String reversalId, Payout payout, long cents) {
    return shop.job(() -> payouts.reverse(reversalId, payout, eur(cents), clock.instant()));
  }
}
