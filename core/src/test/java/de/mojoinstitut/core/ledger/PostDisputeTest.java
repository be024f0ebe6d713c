package de.mojoinstitut.core.ledger;

import static de.mojoinstitut.core.ledger.Books.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.ledger.PostRefund.Cause;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.testing.CoreTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Of 100.00 the buyer disputes 40.00: fee 4.00, of it commission 0.80; the provider takes 15.00.
 */
@SuppressWarnings("NullAway.Init") // set before each test
class PostDisputeTest extends CoreTest {

  @Autowired Books books;
  @Autowired PostDispute disputes;
  @Autowired PostPayout payouts;
  private Shop shop;
  private PaymentId payment;
  private String dispute;

  @BeforeEach
  void sell() {
    shop = books.shop();
    payment = books.sold(shop, 10_000);
    dispute = books.newId("dp");
  }

  @Test
  void shouldHoldTheSharesOfWhatIsDisputed() {
    // when
    Posted first = hold(4_000);
    Posted second = hold(4_000);

    // then
    assertThat(first).isEqualTo(Posted.NOW);
    assertThat(second).isEqualTo(Posted.BEFORE);
    assertThat(books.balance(shop, shop.seller())).containsExactly(3_725L, 0L, 3_600L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(120L, 0L, 80L, 0L);
    assertThat(books.account(shop, "DISPUTED")).isEqualTo(-4_000);
    assertThat(books.account(shop, "PROVIDER_FEES")).isEqualTo(1_675);
    assertThat(books.atProvider(shop)).isEqualTo(4_325);
  }

  @Test
  void shouldKeepHoldingWhenTheRestIsReleased() {
    // given
    hold(4_000);

    // when
    books.release(shop, payment);

    // then
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 3_725L, 3_600L, 0L);
  }

  @Test
  void shouldMakePayableWhatIsWonAfterTheRelease() {
    // given
    hold(4_000);
    books.release(shop, payment);

    // when
    shop.job(() -> disputes.win(dispute, payment, clock.instant()));

    // then
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 7_325L, 0L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(0L, 200L, 0L, 0L);
    assertThat(books.account(shop, "DISPUTED")).isZero();
    assertThat(books.atProvider(shop)).isEqualTo(8_325);
  }

  @Test
  void shouldPostALostDisputeLikeARefund() {
    // given
    hold(4_000);

    // when
    lose();

    // then
    assertThat(books.balance(shop, shop.seller())).containsExactly(3_725L, 0L, 0L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(120L, 0L, 0L, 0L);
    assertThat(books.account(shop, "PLATFORM")).isEqualTo(480);
    assertThat(books.account(shop, "PROVIDER_FEES")).isEqualTo(1_675);
    assertThat(books.account(shop, "DISPUTED")).isZero();
    assertThat(books.atProvider(shop)).isEqualTo(4_325);
  }

  @Test
  void shouldNotLoseWhatWasWonNorCloseWhatWasNotHeld() {
    assertThatThrownBy(() -> lose()).hasMessageContaining("nothing of");

    // given
    hold(4_000);
    shop.job(() -> disputes.win(dispute, payment, clock.instant()));

    // then
    assertThatThrownBy(() -> lose()).hasMessageContaining("dispute-closed:");
  }

  @Test
  void shouldTakeBackToTheCentWhenARefundComesBetween() {
    // given
    hold(3_333);
    books.refund(shop, payment, 3_334, Cause.BUYER_CANCELLED);

    // when
    lose();
    books.refund(shop, payment, 3_333, Cause.BUYER_CANCELLED);

    // then
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, -1_675L, 0L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(0L, 0L, 0L, 0L);
    assertThat(books.account(shop, "PLATFORM")).isZero();
    assertThat(books.account(shop, "CLEARING")).isZero();
  }

  @Test
  void shouldOweWhatIsDisputedAfterThePayout() {
    // given
    books.release(shop, payment);
    PostPayout.Payout payout =
        new PostPayout.Payout(books.newId("payout"), shop.seller(), eur(8_825));
    shop.job(() -> payouts.reserve(payout, clock.instant()));
    shop.job(() -> payouts.paid(payout, clock.instant()));

    // when
    hold(10_000);
    lose();

    // then
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, -10_500L, 0L, 0L);
    assertThat(books.atProvider(shop)).isEqualTo(9_825 - 8_825 - 10_000 - 1_500);
  }

  @Test
  void shouldRefuseADisputeOfMoreThanIsLeft() {
    // given
    books.refund(shop, payment, 6_001, Cause.BUYER_CANCELLED);

    // then
    assertThatThrownBy(() -> hold(4_000)).isInstanceOf(IllegalArgumentException.class);
  }

  private Posted hold(long cents) {
    return shop.job(() -> disputes.hold(dispute, payment, eur(cents), eur(1_500), clock.instant()));
  }

  private Posted lose() {
    return shop.job(() -> disputes.lose(dispute, payment, clock.instant()));
  }
}
