package de.mojoinstitut.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.sandbox.chaos.Books.BookingRow;
import de.mojoinstitut.sandbox.chaos.Wish.Behaviour;
import de.mojoinstitut.sandbox.stack.trial.StripeBooks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisappointedTest {

  @Test
  void shouldNameTheBookingOfAMemberWhoWantedToPayAndCouldNot() {
    assertThat(found(Behaviour.PAYS, "EXPIRED", 0)).containsExactly("MB-1 EXPIRED");
    assertThat(found(Behaviour.IS_DECLINED_FIRST, "CANCELLED", 1))
        .containsExactly("MB-1 CANCELLED");
  }

  @Test
  void shouldNotCountWhoGotTheirSeatOrDidNotWantIt() {
    assertThat(found(Behaviour.PAYS, "CONFIRMED", 1)).isEmpty();
    assertThat(found(Behaviour.NEVER_PAYS, "EXPIRED", 0)).isEmpty();
    assertThat(found(Behaviour.CANCELS, "CANCELLED", 0)).isEmpty();
  }

  @Test
  void shouldCountSlowMoneyOnlyWhereThereWasNowhereToPay() {
    assertThat(found(Behaviour.PAYS_SLOWLY, "EXPIRED", 1)).isEmpty();
    assertThat(found(Behaviour.PAYS_SLOWLY, "EXPIRED", 0)).hasSize(1);
  }

  @Test
  void shouldNotCountAWishThatGotNoBooking() {
    // given
    Wish wish = new Wish(0, "user_a", 0, Behaviour.PAYS, "key", false);
    // then
    assertThat(
            Disappointed.of(
                List.of(new Outcome(wish, 409, "SOLD_OUT", null, false)), books("EXPIRED", 0)))
        .isEmpty();
  }

  private static List<String> found(Behaviour behaviour, String status, int charges) {
    Wish wish = new Wish(0, "user_a", 0, behaviour, "key", false);
    return Disappointed.of(
        List.of(new Outcome(wish, 201, "", "b1", false)), books(status, charges));
  }

  private static Books books(String status, int charges) {
    return new Books(
        List.of(new BookingRow("b1", "MB-1", "o1", "user_a", 2_000, status, 0)),
        List.of(),
        Map.of("o1", 1),
        List.of(),
        Map.of(),
        Map.of("b1", new StripeBooks.Entry(1, charges, 0)),
        0,
        Map.of(),
        Map.of(),
        Set.of(),
        Map.of(),
        List.of());
  }
}
