package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.ledger.Beneficiary;
import de.mojoinstitut.core.notification.Mail;
import de.mojoinstitut.core.notification.MailSender;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.Profiles;
import de.mojoinstitut.core.region.Distributors;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes to the tenant's members, or the distributor's people, and hands the mails to the mail
 * server; no transaction is open meanwhile.
 */
@Component
class DeliverPayeeMail {

  private final Payouts payouts;
  private final Statements statements;
  private final Profiles profiles;
  private final PayeeMailText text;
  private final MailSender mails;
  private final JdbcClient jdbc;
  private final Distributors distributors;
  private final TransactionTemplate transaction;

  DeliverPayeeMail(
      Payouts payouts,
      Statements statements,
      Profiles profiles,
      PayeeMailText text,
      MailSender mails,
      JdbcClient jdbc,
      Distributors distributors,
      PlatformTransactionManager transactions) {
    this.payouts = payouts;
    this.statements = statements;
    this.profiles = profiles;
    this.text = text;
    this.mails = mails;
    this.jdbc = jdbc;
    this.distributors = distributors;
    this.transaction = new TransactionTemplate(transactions);
  }

  private record Facts(Payout payout, Optional<String> statement, List<ClerkUserId> readers) {}

  void deliver(PayoutId id) {
    Facts facts = Objects.requireNonNull(transaction.execute(status -> read(id)));
    for (ClerkUserId reader : facts.readers()) {
      profiles
          .find(reader)
          .ifPresent(
              profile -> {
                String messageId = "payout-paid-" + id.value() + "-" + reader.value();
                Mail mail =
                    text.write(messageId, profile, facts.payout(), facts.statement().orElse("–"));
                mails.send(mail);
              });
    }
  }

  private Facts read(PayoutId id) {
    Payout payout = payouts.get(id);
    return new Facts(payout, statements.numberOf(id), readers(payout.beneficiary()));
  }

  private List<ClerkUserId> readers(Beneficiary payee) {
    return switch (payee.type()) {
      case TENANT ->
          jdbc.sql(
                  "select clerk_user_id from tenant_member where tenant_id = :id order by clerk_user_id")
              .param("id", payee.id())
              .query((row, i) -> new ClerkUserId(row.getString("clerk_user_id")))
              .list();
      case DISTRIBUTOR -> distributors.people(payee.id());
    };
  }
}
