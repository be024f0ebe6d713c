package de.mojoinstitut.core.ledger;

import static de.mojoinstitut.core.ledger.Books.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.ledger.PostRefund.Cause;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.testing.CoreTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PostingOnceTest extends CoreTest {

  @Autowired Books books;
  @Autowired PostCapture capture;
  @Autowired PostRefund refund;
  @Autowired PostPayout payouts;

  @Test
  void shouldPostACaptureOnceEvenWhenItIsToldLaterAgain() {
    // given
    Shop shop = books.shop();
    String payment = books.newId("pay");

    // when
    Posted first = shop.job(() -> capture.post(shop.event(payment, 10_000, clock.instant())));
    Posted second =
        shop.job(
            () ->
                capture.post(
                    shop.event(payment, 10_000, clock.instant().plus(Duration.ofDays(1)))));

    // then
    assertThat(List.of(first, second)).containsExactly(Posted.NOW, Posted.BEFORE);
    assertThat(books.balance(shop, shop.seller())).containsExactly(8_825L, 0L, 0L, 0L);
  }

  @Test
  void shouldRefuseAnotherAmountUnderTheSameKey() {
    // given
    Shop shop = books.shop();
    PaymentId payment = books.sold(shop, 10_000);
    books.refund(shop, "refund_of_" + payment.value(), payment, 1_000, Cause.BUYER_CANCELLED);

    // then
    assertThatThrownBy(
            () -> shop.job(() -> capture.post(shop.event(payment.value(), 9_000, clock.instant()))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("capture:" + payment.value());
    assertThatThrownBy(
            () ->
                books.refund(
                    shop, "refund_of_" + payment.value(), payment, 2_000, Cause.BUYER_CANCELLED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("refund:refund_of_" + payment.value());
    assertThat(books.balance(shop, shop.seller())).containsExactly(7_925L, 0L, 0L, 0L);
  }

  @Test
  void shouldRefuseACaptureThatAnotherTenantHasPostedAlready() {
    // given
    Shop shop = books.shop();
    PaymentId payment = books.sold(shop, 10_000);
    Shop other = books.shop();

    // then
    assertThatThrownBy(
            () ->
                other.job(
                    () -> capture.post(other.event(payment.value(), 10_000, clock.instant()))))
        .hasMessageContaining("out of this scope's sight");
  }

  @Test
  void shouldRefuseToRefundMoreThanIsLeft() {
    // given
    Shop shop = books.shop();
    PaymentId payment = books.sold(shop, 10_000);
    books.refund(shop, payment, 6_000, Cause.BUYER_CANCELLED);

    // then
    assertThatThrownBy(() -> books.refund(shop, payment, 4_001, Cause.BUYER_CANCELLED))
        .hasMessageContaining("4001 of 4000");
    assertThatThrownBy(() -> books.refund(shop, payment, 0, Cause.BUYER_CANCELLED))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRefuseARefundInAnotherCurrency() {
    // given
    Shop shop = books.shop();
    PaymentId payment = books.sold(shop, 10_000);

    // then
    assertThatThrownBy(
            () ->
                shop.job(
                    () ->
                        refund.post(
                            new PostRefund.Refund(
                                books.newId("refund"),
                                payment,
                                Money.of(100, "USD"),
                                Cause.BUYER_CANCELLED,
                                clock.instant()))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldPostTheSameCaptureOnceForTwentyAtOnce() throws Exception {
    // given
    Shop shop = books.shop();
    PostCapture.Capture wish = shop.event(books.newId("pay"), 10_000, clock.instant());
    Scope seller = Scope.workerOfTenant(shop.tenant().value());

    // when
    List<Posted> posted =
        atOnce(Collections.nCopies(20, () -> Scopes.within(seller, () -> capture.post(wish))));

    // then
    assertThat(posted).containsOnlyOnce(Posted.NOW);
    assertThat(books.balance(shop, shop.seller())).containsExactly(8_825L, 0L, 0L, 0L);
  }

  @Test
  void shouldTakeRefundsOfOnePaymentOneAfterTheOther() throws Exception {
    // given
    Shop shop = books.shop();
    PaymentId payment = books.sold(shop, 9_999);

    // when
    atOnce(Collections.nCopies(9, () -> books.refund(shop, payment, 1_111, Cause.BUYER_CANCELLED)));

    // then
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, -175L, 0L, 0L);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(0L, 0L, 0L, 0L);
    assertThat(books.account(shop, "PLATFORM")).isZero();
  }

  @Test
  void shouldReserveOneOfManyPayoutsThatAreTooMuchTogether() throws Exception {
    // given
    Shop shop = books.shop();
    books.release(shop, books.sold(shop, 10_000));

    // when
    List<PostPayout.Reservation> reservations =
        atOnce(
            Collections.nCopies(
                10,
                () ->
                    shop.job(
                        () ->
                            payouts.reserve(
                                new PostPayout.Payout(
                                    books.newId("payout"), shop.seller(), eur(8_825)),
                                clock.instant()))));

    // then
    assertThat(reservations)
        .containsOnlyOnce(new PostPayout.Reservation.Reserved(Posted.NOW))
        .filteredOn(new PostPayout.Reservation.NotEnough(eur(0))::equals)
        .hasSize(9);
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 0L, 0L, 8_825L);
  }

  private static <T> List<T> atOnce(List<Callable<T>> wishes) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> each : workers.invokeAll(wishes)) {
        results.add(each.get());
      }
    }
    return results;
  }
}
