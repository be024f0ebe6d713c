package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.ledger.Beneficiary;
import de.mojoinstitut.core.notification.NotificationTemplate;
import de.mojoinstitut.core.notification.SendNotification;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.Distributors;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the tenant's members, or the distributor's people, of a payout that was paid. Idempotent. */
@Service
public class NotifyPayee {

  static final NotificationTemplate PAID = new NotificationTemplate("payout-paid");

  private final Payouts payouts;
  private final SendNotification notification;
  private final JdbcClient jdbc;
  private final Distributors distributors;

  NotifyPayee(
      Payouts payouts, SendNotification notification, JdbcClient jdbc, Distributors distributors) {
    this.payouts = payouts;
    this.notification = notification;
    this.jdbc = jdbc;
    this.distributors = distributors;
  }

  @Transactional
  public void notify(PayoutId id) {
    Beneficiary payee = payouts.get(id).beneficiary();
    for (ClerkUserId reader : readers(payee)) {
      notification.send(
          PayeeMails.subject(id), PAID, reader, payee.region(), id.value() + "-" + reader.value());
    }
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
