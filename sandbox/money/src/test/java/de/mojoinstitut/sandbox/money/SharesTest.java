package de.mojoinstitut.sandbox.money;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.sandbox.money.Script.Offer;
import de.mojoinstitut.sandbox.money.Script.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Figures worked out by hand: 99.99 EUR, and 90.01 EUR for a mentoring. */
class SharesTest {

  @Test
  void shouldSplitWhatIsDelivered() {
    // 9999: fee 999.9 up, commission 200, provider 149.985 + 25 half up
    assertThat(Shares.expected(deal(Fate.DELIVERED, "EVENT", 9_999), false))
        .isEqualTo(new Shares(-9_999, 0, 8_824, 200, 800, 175));
  }

  @Test
  void shouldSplitWhatIsKeptAfterHalfWentBack() {
    // 9001 - 4501 = 4500: fee 675, commission 135, provider 135.015 + 25
    assertThat(Shares.expected(deal(Fate.BUYER_MIDDLE, "MENTORING", 9_001), false))
        .isEqualTo(new Shares(-4_500, 0, 3_665, 135, 540, 160));
  }

  @Test
  void shouldLeaveTheProvidersFeeWithTheTenantWhenAllWentBack() {
    assertThat(Shares.expected(deal(Fate.SELLER, "EVENT", 9_999), false))
        .isEqualTo(new Shares(0, 0, -175, 0, 0, 175));
  }

  @Test
  void shouldLeaveTheDisputesFeeWithTheTenantHoweverItEnds() {
    assertThat(Shares.expected(deal(Fate.DISPUTE_WON, "EVENT", 9_999), false))
        .isEqualTo(new Shares(-9_999, 0, 6_824, 200, 800, 2_175));
    assertThat(Shares.expected(deal(Fate.DISPUTE_LOST, "EVENT", 9_999), false))
        .isEqualTo(new Shares(0, 0, -2_175, 0, 0, 2_175));
  }

  @Test
  void shouldHoldWhatNobodyHasDecided() {
    assertThat(Shares.expected(deal(Fate.DISPUTE_LEFT, "EVENT", 9_999), true))
        .isEqualTo(new Shares(0, -9_999, 6_824, 200, 800, 2_175));
  }

  @Test
  void shouldTakeWhatTheCardCosts() {
    // 9999: 1.9 % are 189.981, 3 % are 299.97; the rest as with the usual card
    Deal usual = deal(Fate.DELIVERED, "EVENT", 9_999);
    assertThat(Shares.expected(with(usual, Card.DEAR), false))
        .isEqualTo(new Shares(-9_999, 0, 8_784, 200, 800, 215));
    assertThat(Shares.expected(with(usual, Card.FOREIGN), false))
        .isEqualTo(new Shares(-9_999, 0, 8_674, 200, 800, 325));
  }

  @Test
  void shouldSplitWhatIsKeptAfterAPartWentBackByHand() {
    // 9999 - 4999 = 5000: fee 500, commission 100
    assertThat(Shares.expected(deal(Fate.HAND_PART, "EVENT", 9_999), false))
        .isEqualTo(new Shares(-5_000, 0, 4_325, 100, 400, 175));
  }

  @ParameterizedTest
  @EnumSource(names = {"HAND_WHOLE", "HAND_LATE"})
  void shouldLeaveNothingButTheProvidersFeeWhenAllWentBackByHand(Fate fate) {
    assertThat(Shares.expected(deal(fate, "EVENT", 9_999), false))
        .isEqualTo(new Shares(0, 0, -175, 0, 0, 175));
    assertThat(Shares.refund(deal(fate, "EVENT", 9_999))).isEqualTo(9_999);
  }

  @ParameterizedTest
  @EnumSource(names = {"HAND_RETURNED", "GOODWILL_RETURNED"})
  void shouldSplitAsIfNothingHadGoneBackWhenTheBankReturnsIt(Fate fate) {
    assertThat(Shares.expected(deal(fate, "EVENT", 9_999), false))
        .isEqualTo(Shares.expected(deal(Fate.DELIVERED, "EVENT", 9_999), false));
    assertThat(Shares.refund(deal(fate, "EVENT", 9_999))).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void shouldAlwaysSumToZero(Fate fate) {
    assertThat(Shares.expected(deal(fate, "GROUP", 12_347), true).isBalanced()).isTrue();
    assertThat(Shares.expected(deal(fate, "MENTORING", 1_501), false).isBalanced()).isTrue();
  }

  private static Deal with(Deal deal, Card card) {
    Wish wish = deal.wish();
    return new Deal(
        new Wish(wish.member(), wish.offer(), wish.fate(), wish.part(), card),
        deal.booking(),
        deal.offerId());
  }

  private static Deal deal(Fate fate, String kind, long cents) {
    Offer offer = new Offer(1, Seller.ANNA, kind, cents, 0, 0, false);
    return new Deal(new Wish("user_load_0801", offer, fate, 500, Card.USUAL), "bkg_1", "offer_1");
  }
}
