package de.mojoinstitut.core.ledger;

import static de.mojoinstitut.core.ledger.Books.eur;
import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.ledger.PostRefund.Cause;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.testing.CoreTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The cents of one booking, computed by hand: platform fee 10 %, of it 20 % for the distributor,
 * provider fee 1.5 % + 0.25 borne by the tenant.
 */
class BookingCentsTest extends CoreTest {

  @Autowired Books books;
  @Autowired PostCapture capture;
  @Autowired PostPayout payouts;

  @Test
  void shouldAccountForEachCentOfABookingFromCaptureToLateRefund() {
    Shop shop = books.shop();

    // 99.99: fee 9.999 -> 10.00, commission 2.00, provider 1.49985 -> 1.50 + 0.25
    PaymentId payment = books.sold(shop, 9_999);
    assertThat(books.balance(shop, shop.seller())).containsExactly(8_824L, 0L, 0L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(200L, 0L, 0L, 0L);
    thenOwnAccounts(shop, 800, 175, -9_999, 9_824);

    // The buyer gets 50.00 back: of 49.99 the fee is 4.999 -> 5.00, its commission 1.00
    books.refund(shop, payment, 5_000, Cause.BUYER_CANCELLED);
    assertThat(books.balance(shop, shop.seller())).containsExactly(4_324L, 0L, 0L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(100L, 0L, 0L, 0L);
    thenOwnAccounts(shop, 400, 175, -4_999, 4_824);

    books.release(shop, payment);
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 4_324L, 0L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(0L, 100L, 0L, 0L);
    thenOwnAccounts(shop, 400, 175, -4_999, 4_824);

    PostPayout.Payout payout =
        new PostPayout.Payout(books.newId("payout"), shop.seller(), eur(4_324));
    shop.job(() -> payouts.reserve(payout, clock.instant()));
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 0L, 0L, 4_324L);
    thenOwnAccounts(shop, 400, 175, -4_999, 4_824);

    shop.job(() -> payouts.paid(payout, clock.instant()));
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 0L, 0L, 0L);
    thenOwnAccounts(shop, 400, 175, -675, 500);

    // 33.33 more: of 16.66 the fee is 1.666 -> 1.67, its commission 0.334 -> 0.33
    books.refund(shop, payment, 3_333, Cause.BUYER_CANCELLED);
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, -3_000L, 0L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(0L, 33L, 0L, 0L);
    thenOwnAccounts(shop, 134, 175, 2_658, -2_833);

    // The rest: nobody keeps a cent, and the tenant bears 43.24 paid out and 1.75 of the provider.
    books.refund(shop, payment, 1_666, Cause.SELLER_CANCELLED);
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, -4_499L, 0L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(0L, 0L, 0L, 0L);
    thenOwnAccounts(shop, 0, 175, 4_324, -4_499);
  }

  @Test
  void shouldTakeTheFeeOfTheKindThatWasSold() {
    // given
    Shop shop = books.shop();

    // when
    shop.job(
        () ->
            capture.post(
                shop.sale(
                    books.newId("pay"),
                    new RevenueKind("MENTORING"),
                    9_000,
                    null,
                    clock.instant())));

    // then: fee 15 % = 13.50, commission 2.70, provider 1.35 + 0.25
    assertThat(books.balance(shop, shop.seller())).containsExactly(7_490L, 0L, 0L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(270L, 0L, 0L, 0L);
    thenOwnAccounts(shop, 1_080, 160, -9_000, 8_840);
  }

  @Test
  void shouldTakeTheProvidersFeeAsTheProviderTookIt() {
    // given
    Shop shop = books.shop();

    // when
    shop.job(
        () ->
            capture.post(
                shop.sale(
                    books.newId("pay"), new RevenueKind("EVENT"), 10_000, 320L, clock.instant())));

    // then
    assertThat(books.balance(shop, shop.seller())).containsExactly(8_680L, 0L, 0L, 0L);
    thenOwnAccounts(shop, 800, 320, -10_000, 9_680);
  }

  @Test
  void shouldGiveAllOfTheFeeBackWhenTheSellerCancelsAPart() {
    // given
    Shop shop = books.shop();
    PaymentId payment = books.sold(shop, 10_000);

    // when
    books.refund(shop, payment, 4_000, Cause.SELLER_CANCELLED);

    // then: 60.00 less the provider's 1.75
    assertThat(books.balance(shop, shop.seller())).containsExactly(5_825L, 0L, 0L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(0L, 0L, 0L, 0L);
    thenOwnAccounts(shop, 0, 175, -6_000, 5_825);
  }

  @Test
  void shouldMakeTheRestOfAFullyRefundedPaymentPayableAtOnce() {
    // given
    Shop shop = books.shop();
    PaymentId payment = books.sold(shop, 10_000);

    // when
    books.refund(shop, payment, 10_000, Cause.BUYER_CANCELLED);

    // then
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, -175L, 0L, 0L);
    assertThat(books.release(shop, payment)).isEqualTo(Posted.BEFORE);
  }

  private void thenOwnAccounts(
      Shop shop, long platform, long providerFees, long clearing, long atProvider) {
    assertThat(books.account(shop, "PLATFORM")).isEqualTo(platform);
    assertThat(books.account(shop, "PROVIDER_FEES")).isEqualTo(providerFees);
    assertThat(books.account(shop, "CLEARING")).isEqualTo(clearing);
    assertThat(books.atProvider(shop)).isEqualTo(atProvider);
  }
}
