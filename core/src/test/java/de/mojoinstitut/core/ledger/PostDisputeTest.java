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

/** Of 100.00 the buyer disputes 40.00: fee 4.00, of it commission 0.80. */
@SuppressWarnings("NullAway.Init") // set before each test
class PostDisputeTest extends CoreTest {

  @Autowired Books books;
  @Autowired PostDispute disputes;
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
    assertThat(books.balance(shop, shop.seller())).containsExactly(5_225L, 0L, 3_600L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(120L, 0L, 80L, 0L);
    assertThat(books.account(shop, "DISPUTED")).isEqualTo(-4_000);
    assertThat(books.atProvider(shop)).isEqualTo(5_825);
  }

  @Test
  void shouldKeepHoldingWhenTheRestIsReleased() {
    // given
    hold(4_000);

    // when
    books.release(shop, payment);

    // then
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 5_225L, 3_600L, 0L);
  }

  @Test
  void shouldMakePayableWhatIsWonAfterTheRelease() {
    // given
    hold(4_000);
    books.release(shop, payment);

    // when
    shop.job(() -> disputes.win(dispute, payment, clock.instant()));

    // then
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 8_825L, 0L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(0L, 200L, 0L, 0L);
    assertThat(books.account(shop, "DISPUTED")).isZero();
    assertThat(books.atProvider(shop)).isEqualTo(9_825);
  }

  @Test
  void shouldPostALostDisputeLikeARefundWithTheProvidersFee() {
    // given
    hold(4_000);

    // when
    lose(1_500);

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
    assertThatThrownBy(() -> lose(0)).hasMessageContaining("nothing of");

    // given
    hold(4_000);
    shop.job(() -> disputes.win(dispute, payment, clock.instant()));

    // then
    assertThatThrownBy(() -> lose(0)).hasMessageContaining("dispute-closed:");
  }

  @Test
  void shouldTakeBackToTheCentWhenARefundComesBetween() {
    // given
    hold(3_333);
    books.refund(shop, payment, 3_334, Cause.BUYER_CANCELLED);

    // when
    lose(0);
    books.refund(shop, payment, 3_333, Cause.BUYER_CANCELLED);

    // then
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, -175L, 0L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(0L, 0L, 0L, 0L);
    assertThat(books.account(shop, "PLATFORM")).isZero();
    assertThat(books.account(shop, "CLEARING")).isZero();
  }

  private Posted hold(long cents) {
    return shop.job(() -> disputes.hold(dispute, payment, eur(cents), clock.instant()));
  }

  private Posted lose(long fee) {
    return shop.job(() -> disputes.lose(dispute, payment, eur(fee), clock.instant()));
  }
}
