package de.mojoinstitut.sandbox.money;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.sandbox.money.Script.Offer;
import de.mojoinstitut.sandbox.money.Script.Wish;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

  @Test
  void shouldGiveTheSameScriptForTheSameSeed() {
    assertThat(Script.of(7, 300, 3)).isEqualTo(Script.of(7, 300, 3));
    assertThat(Script.of(7, 300, 3)).isNotEqualTo(Script.of(8, 300, 3));
  }

  @Test
  void shouldContainEveryFateRegionKindAndMonth() {
    // when
    Script script = Script.of(1, 1_000, 3);
    // then
    assertThat(script.wishes()).hasSize(1_000);
    assertThat(script.wishes()).extracting(Wish::fate).contains(Fate.values());
    assertThat(script.wishes()).extracting(Wish::card).contains(Card.values());
    assertThat(script.offers()).extracting(Offer::seller).contains(Seller.values());
    assertThat(script.offers())
        .extracting(Offer::kind)
        .contains("EVENT", "WORKSHOP", "GROUP", "MENTORING");
    assertThat(script.offers()).extracting(Offer::wave).contains(0, 1, 2);
  }

  @Test
  void shouldKeepThePlainScriptToTheUsualCardAndOurOwnRefunds() {
    // given
    Script whole = Script.of(1, 1_000, 3);
    // when
    Script plain = whole.plain();
    // then
    assertThat(plain.offers()).isEqualTo(whole.offers());
    assertThat(plain.wishes()).hasSize(1_000);
    assertThat(plain.wishes()).extracting(Wish::card).containsOnly(Card.USUAL);
    assertThat(plain.wishes())
        .extracting(Wish::fate)
        .doesNotContain(
            Fate.HAND_PART,
            Fate.HAND_WHOLE,
            Fate.HAND_LATE,
            Fate.HAND_RETURNED,
            Fate.GOODWILL_RETURNED)
        .contains(Fate.GOODWILL, Fate.DELIVERED);
  }

  @Test
  void shouldLetNobodyBookAnOfferTwice() {
    // given
    List<Wish> wishes = Script.of(2, 1_000, 3).wishes();
    // then
    assertThat(wishes.stream().map(wish -> wish.member() + wish.offer().number()))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldCancelWholeOffersOnly() {
    // given
    List<Wish> wishes = Script.of(3, 1_000, 3).wishes();
    // then
    assertThat(wishes)
        .filteredOn(wish -> wish.fate() == Fate.OFFER)
        .isNotEmpty()
        .allMatch(wish -> wish.offer().cancelled());
    assertThat(wishes)
        .filteredOn(wish -> wish.offer().cancelled())
        .allMatch(wish -> wish.fate() == Fate.OFFER || wish.fate() == Fate.NEVER_PAID);
  }
}
