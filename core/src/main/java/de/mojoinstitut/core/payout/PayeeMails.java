package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.notification.Fact;
import de.mojoinstitut.core.notification.MailFacts;
import de.mojoinstitut.core.notification.MailFacts.Label;
import de.mojoinstitut.core.notification.MailFacts.Row;
import de.mojoinstitut.core.notification.NotificationSource;
import de.mojoinstitut.core.notification.NotificationSubject;
import de.mojoinstitut.core.notification.NotificationTemplate;
import de.mojoinstitut.core.notification.Pages;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What mails say of a payout. */
@Component
class PayeeMails implements NotificationSource {

  private static final String TYPE = "PAYOUT";

  private final Payouts payouts;
  private final Statements statements;
  private final Pages pages;

  PayeeMails(Payouts payouts, Statements statements, Pages pages) {
    this.payouts = payouts;
    this.statements = statements;
    this.pages = pages;
  }

  static NotificationSubject subject(PayoutId id) {
    return new NotificationSubject(TYPE, id.value());
  }

  @Override
  public String subjectType() {
    return TYPE;
  }

  @Override
  public MailFacts facts(NotificationSubject subject, NotificationTemplate template) {
    PayoutId id = new PayoutId(subject.id());
    Fact amount = new Fact.Amount(payouts.get(id).amount());
    Fact number = new Fact.Text(statements.numberOf(id).orElse("–"));
    return new MailFacts(
        Map.of("amount", amount, "number", number),
        List.of(new Row(Label.STATEMENT, number), new Row(Label.AMOUNT, amount)),
        pages.of("payouts", id.value()),
        List.of());
  }
}
