package de.mojoinstitut.core.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.outbox.OutboxChannel;
import de.mojoinstitut.chassis.outbox.OutboxMessage;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.ledger.Books;
import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.ledger.PostDispute;
import de.mojoinstitut.core.ledger.PostRefund;
import de.mojoinstitut.core.notification.Mail;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.testing.CoreTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init") // set before each test
class IssueStatementTest extends CoreTest {

  @Autowired Runs runs;
  @Autowired Books books;
  @Autowired PostDispute disputes;
  @Autowired IssueStatement issue;
  @Autowired NotifyPayee notify;
  @Autowired List<OutboxChannel> channels;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = runs.shop();
  }

  private String issue(PayoutId payout) {
    return shop.job(() -> issue.issue(payout));
  }

  private List<String> csv(PayoutId payout) {
    return new String(
            (byte[])
                database
                    .row("select csv from payout_statement where payout_id = ?", payout.value())
                    .get("csv"),
            StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  @Test
  void shouldListWhatEachPostingBrought() {
    // given a sale refunded by half before its release, another after it, a third after its payout
    PaymentId first = books.sold(shop, 10_000);
    books.refund(shop, first, 5_000, PostRefund.Cause.BUYER_CANCELLED);
    books.release(shop, first);
    PaymentId second = runs.earned(shop, 10_000);
    books.refund(shop, second, 5_000, PostRefund.Cause.BUYER_CANCELLED);

    // when
    PayoutId payout = runs.toTenant(shop, runs.paid(shop));
    issue(payout);

    // then
    assertThat(csv(payout))
        .containsExactly(
            "RELEASE;5000;-500;-175;0;4325",
            "RELEASE;10000;-1000;-175;0;8825",
            "REFUND;-5000;500;0;0;-4500");
    books.refund(shop, first, 1_000, PostRefund.Cause.SELLER_CANCELLED);
    runs.earned(shop, 10_000);
    PayoutId next = runs.toTenant(shop, runs.paid(shop));
    issue(next);
    assertThat(csv(next))
        .containsExactly("REFUND;-1000;500;0;0;-500", "RELEASE;10000;-1000;-175;0;8825");
  }

  @Test
  void shouldShowADistributorItsCommission() {
    // given
    for (int i = 0; i < 5; i++) {
      runs.earned(shop, 10_000);
    }
    PayoutRunId run = runs.paid(shop);
    PayoutId payout =
        runs.payouts(shop, run).stream()
            .filter(each -> each.beneficiary().equals(shop.distributor()))
            .findFirst()
            .orElseThrow()
            .id();

    // when
    issue(payout);

    // then
    assertThat(csv(payout)).hasSize(5).containsOnly("RELEASE;0;0;0;200;200");
  }

  @Test
  void shouldWriteItOnceAndKeepItAsItIs() {
    // given
    runs.earned(shop, 10_000);
    PayoutId payout = runs.toTenant(shop, runs.paid(shop));
    String number = issue(payout);

    // when
    database.execute("update tenant set name = 'Neu' where id = ?", shop.tenant().value());

    // then
    assertThat(issue(payout)).isEqualTo(number).isEqualTo("GS-2026-00001");
    assertThat(
            database.texts(
                "select convert_from(pdf, 'UTF8') from payout_statement where payout_id = ?",
                payout.value()))
        .singleElement()
        .asString()
        .startsWith("GS-2026-00001 for anna");
  }

  @Test
  void shouldNumberWithoutGapsPerPayeeAndYear() throws Exception {
    // given
    List<PayoutId> payouts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      runs.earned(shop, 10_000);
      payouts.add(runs.toTenant(shop, runs.paid(shop)));
    }

    // when
    List<String> numbers;
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      numbers =
          threads
              .invokeAll(
                  payouts.stream()
                      .flatMap(payout -> List.of(payout, payout).stream())
                      .<Callable<String>>map(payout -> () -> issue(payout))
                      .toList())
              .stream()
              .map(Future::resultNow)
              .toList();
    }

    // then
    assertThat(numbers.stream().distinct().sorted())
        .hasSize(12)
        .startsWith("GS-2026-00001")
        .endsWith("GS-2026-00012");
    clock.advance(Duration.ofDays(400));
    runs.earned(shop, 10_000);
    assertThat(issue(runs.toTenant(shop, runs.paid(shop)))).endsWith("-00001");
  }

  @Test
  void shouldTakeNoNumberForWhatWasNotPaid() {
    // given
    runs.earned(shop, 10_000);
    PayoutId payout = runs.toTenant(shop, runs.started(shop));

    // then
    assertThatThrownBy(() -> issue(payout)).hasMessageContaining("was not paid");
    assertThat(
            database.count(
                "payout_statement_counter where beneficiary_id = ?", shop.tenant().value()))
        .isZero();
  }

  @Test
  void shouldTellTheTenantsMembersAmountAndNumber() {
    // given
    database.execute(
        "insert into tenant_member values (?, 'user_anna', 'admin')", shop.tenant().value());
    runs.earned(shop, 10_000);
    PayoutId payout = runs.toTenant(shop, runs.paid(shop));
    String number = issue(payout);

    // when
    shop.job(
        () -> {
          notify.notify(payout);
          notify.notify(payout);
          return payout;
        });

    // then
    assertThat(database.count("outbox where channel = 'mail' and message_id = ?", toAnna(payout)))
        .isEqualTo(1);
    deliver(payout);
    Mail mail = mails.taken().getFirst();
    assertThat(mail.messageId()).isEqualTo(toAnna(payout));
    assertThat(mail.to()).isEqualTo("user_anna@example.org");
    assertThat(mail.subject()).isEqualTo("Ihre Auszahlung, Abrechnung " + number);
    assertThat(mail.text()).contains("88,25").doesNotContain("Atmen");
  }

  @Test
  void shouldTurnAMailFromBeforeIntoOnePerReader() {
    // given
    database.execute(
        "insert into tenant_member values (?, 'user_anna', 'admin'), (?, 'user_ben', 'admin')",
        shop.tenant().value(),
        shop.tenant().value());
    runs.earned(shop, 10_000);
    PayoutId payout = runs.toTenant(shop, runs.paid(shop));
    mails.isBusyFor("user_anna@example.org");

    // when
    channel("payee-mail")
        .send(
            new OutboxMessage(
                "payee-mail", shop.tenant().value(), payout.value(), shop.region().value()));

    // then
    assertThat(
            database.texts(
                "select key from outbox where channel = 'mail' and message_id like 'payout-paid-%s-%%' order by key"
                    .formatted(payout.value())))
        .containsExactly(payout.value() + "/user_anna", payout.value() + "/user_ben");
    assertThatThrownBy(() -> deliver(payout)).isInstanceOf(OutsideUnavailableException.class);
    channel("mail")
        .send(
            new OutboxMessage(
                "mail",
                payout.value() + "/user_ben",
                "payout-paid-%s-user_ben".formatted(payout.value()),
                shop.region().value()));
    assertThat(mails.taken())
        .extracting(Mail::messageId)
        .containsExactly("payout-paid-%s-user_ben".formatted(payout.value()));
  }

  private void deliver(PayoutId payout) {
    channel("mail")
        .send(
            new OutboxMessage(
                "mail", payout.value() + "/user_anna", toAnna(payout), shop.region().value()));
  }

  private OutboxChannel channel(String name) {
    return channels.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static String toAnna(PayoutId payout) {
    return "payout-paid-%s-user_anna".formatted(payout.value());
  }
}
