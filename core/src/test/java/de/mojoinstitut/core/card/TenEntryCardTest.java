package de.mojoinstitut.core.card;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.chassis.outbox.OutboxChannel;
import de.mojoinstitut.chassis.outbox.OutboxMessage;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.dispute.AnswerDispute;
import de.mojoinstitut.core.dispute.DisputeEvent;
import de.mojoinstitut.core.dispute.DisputeEvents;
import de.mojoinstitut.core.ledger.Books;
import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.ledger.RevenueKind;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.notification.Fact;
import de.mojoinstitut.core.notification.MailFacts;
import de.mojoinstitut.core.notification.NotificationSource;
import de.mojoinstitut.core.notification.NotificationSubject;
import de.mojoinstitut.core.notification.NotificationTemplate;
import de.mojoinstitut.core.notification.SendNotification;
import de.mojoinstitut.core.payment.PaymentEvent.RefundPart;
import de.mojoinstitut.core.payment.PaymentEvents;
import de.mojoinstitut.core.payment.PaymentFixture;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentGateway.Request;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.PaymentLedger;
import de.mojoinstitut.core.payment.PaymentNews;
import de.mojoinstitut.core.payment.PaymentSubject;
import de.mojoinstitut.core.payment.Payments;
import de.mojoinstitut.core.payment.RefundPayment;
import de.mojoinstitut.core.payment.RequestPayment;
import de.mojoinstitut.core.payment.Sale;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.payout.Runs;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.task.StaffTask;
import de.mojoinstitut.core.testing.CoreTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** A card of 90.00 goes the whole way of money without a line in what handles money. */
class TenEntryCardTest extends CoreTest {
  private static final String TYPE = "TEN_ENTRY_CARD";
  private static final Map<String, Sale> SOLD = new ConcurrentHashMap<>();

  /** Ten entries, paid at once; what nobody uses goes back. Sold nowhere but here. */
  @Component
  record Cards(SendNotification notification) implements PaymentSubject, NotificationSource {

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public Optional<Request> request(String id) {
      Sale sale = lock(id).sale();
      ContactId contact = new ContactId("contact_1");
      return Optional.of(new Request(sale, 1, contact, LocalDate.EPOCH, "Karte", Instant.MAX));
    }

    @Override
    public Locked lock(String id) {
      return new Card(Optional.ofNullable(SOLD.get(id)).orElseThrow(), notification);
    }

    @Override
    public String evidence(String id) {
      return "Card " + lock(id).sale().label();
    }

    @Override
    public String subjectType() {
      return TYPE;
    }

    @Override
    public MailFacts facts(NotificationSubject subject, NotificationTemplate template) {
      Fact.Text number = new Fact.Text(lock(subject.id()).sale().label());
      return new MailFacts(Map.of("number", number), List.of(), null, List.of());
    }
  }

  record Card(Sale sale, SendNotification notification) implements PaymentSubject.Locked {

    @Override
    public PaymentSubject.Standing standing() {
      return PaymentSubject.Standing.UNWANTED;
    }

    @Override
    public PaymentSubject.GiveBack giveBack() {
      return new PaymentSubject.GiveBack(Money.of(3_000, "EUR"), RefundReason.BUYER_CANCELLED);
    }

    @Override
    public void on(PaymentNews news) {
      if (news instanceof PaymentNews.Refunded) {
        NotificationSubject card = new NotificationSubject(TYPE, sale.subject().id());
        NotificationTemplate template = new NotificationTemplate("card-refunded");
        notification.send(card, template, sale.buyer(), sale.region(), card.id());
      }
    }
  }

  @Autowired Runs runs;
  @Autowired Books books;
  @Autowired RequestPayment request;
  @Autowired RefundPayment refund;
  @Autowired PaymentEvents events;
  @Autowired Payments sales;
  @Autowired PaymentLedger ledger;
  @Autowired DisputeEvents disputes;
  @Autowired AnswerDispute answer;
  @Autowired List<OutboxChannel> channels;

  @Test
  void shouldGoFromCaptureToPayoutLikeABooking() {
    // given
    Shop shop = runs.shop();
    String id = "card_of_" + shop.region().value();
    database.execute(
        "insert into split_rule values (?, ?, 'TEN_ENTRY_CARD', '2026-01-01', 1000, 150, 25, 'TENANT')",
        id,
        shop.region().value());
    SubjectId card = new SubjectId(TYPE, id);
    RevenueKind kind = new RevenueKind(TYPE);
    ClerkUserId buyer = world.member().user();
    Sale sale =
        new Sale(card, shop.region(), shop.tenant(), buyer, kind, Money.of(9_000, "EUR"), "ZK-1");
    SOLD.put(id, sale);

    // when it is paid: fee 9.00, of it 1.80; the provider takes 3.20
    PaymentId payment = shop.job(() -> request.request(card)).orElseThrow();
    events.on(PaymentFixture.told(sale, payment, 1, null));
    assertThat(books.balance(shop, shop.seller())).containsExactly(7_780L, 0L, 0L, 0L);

    // and 30.00 go back: fee 6.00, of it 1.20
    shop.job(() -> refund.refund(card));
    RefundPart back =
        new RefundPart("refund_" + id + "_1", Money.of(3_000, "EUR"), RefundReason.BUYER_CANCELLED);
    events.on(PaymentFixture.told(sale, payment, 2, back));
    assertThat(books.balance(shop, shop.seller())).containsExactly(5_080L, 0L, 0L, 0L);

    // and the rest is disputed, for a fee of 20.00, and won
    tell(sale, payment, DisputeEvent.Type.OPENED);
    assertThat(books.balance(shop, shop.seller()).get(2)).isEqualTo(5_400L);
    StaffTask task = new StaffTask(id.hashCode(), "Task", 1);
    tasks.complete(task.processInstanceKey(), "Task", "user_fin1", Map.of("outcome", "CONTEST"));
    assertThat(shop.job(() -> answer.answer("dp_" + id, task))).isTrue();
    tell(sale, payment, DisputeEvent.Type.WON);

    // and it is released and paid out
    Scope job = Scope.workerOfTenant(shop.tenant().value());
    Scopes.run(job, () -> sales.find(payment).ifPresent(ledger::released));
    runs.paid(shop);

    // then
    assertThat(database.texts("select evidence from dispute where id = ?", "dp_" + id))
        .containsExactly("Card ZK-1");
    assertThat(runs.transferredTo(shop.tenant().value())).isEqualTo(3_080);
    OutboxMessage message =
        new OutboxMessage("mail", id, "card-refunded-" + id, shop.region().value());
    channels.stream()
        .filter(each -> each.name().equals("mail"))
        .forEach(each -> each.send(message));
    assertThat(mails.taken().getFirst().subject()).contains("ZK-1");
  }

  private void tell(Sale sale, PaymentId payment, DisputeEvent.Type type) {
    SubjectId card = sale.subject();
    Money all = Money.of(6_000, "EUR");
    Money fee = Money.of(2_000, "EUR");
    String id = "dp_" + card.id();
    disputes.on(
        new DisputeEvent(id + type, type, sale.seller(), payment, card, id, all, fee, null));
  }
}
