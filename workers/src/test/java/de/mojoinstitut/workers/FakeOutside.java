package de.mojoinstitut.workers;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.contact.ContactDirectory;
import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.notification.Mail;
import de.mojoinstitut.core.notification.MailSender;
import de.mojoinstitut.core.notification.NotificationOutcome;
import de.mojoinstitut.core.payment.PaymentGateway;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.Profile;
import de.mojoinstitut.core.person.Profiles;
import de.mojoinstitut.core.tenant.TenantId;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Clerk, kontakte.mojo, payments.mojo and the mail server: keep what they are asked. */
public final class FakeOutside implements Profiles, ContactDirectory, PaymentGateway, MailSender {

  public final List<ContactCard> cards = new CopyOnWriteArrayList<>();
  public final List<Request> payments = new CopyOnWriteArrayList<>();
  public final List<Refund> refunds = new CopyOnWriteArrayList<>();
  public final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final AtomicInteger troubles = new AtomicInteger();
  private volatile Cancellation cancellation = Cancellation.CANCELLED;

  /** The next calls of kontakte.mojo fail. */
  public void kontakteIsAwayFor(int calls) {
    troubles.set(calls);
  }

  /** What payments.mojo answers whoever cancels. */
  public void answerCancellations(Cancellation answer) {
    cancellation = answer;
  }

  void reset() {
    cards.clear();
    payments.clear();
    refunds.clear();
    mails.clear();
    troubles.set(0);
    cancellation = Cancellation.CANCELLED;
  }

  @Override
  public Optional<Profile> find(ClerkUserId person) {
    return Optional.of(new Profile("Max Mustermann", "max@example.org", Locale.GERMANY));
  }

  @Override
  public void invalidate(ClerkUserId person) {
    // Nothing is cached here.
  }

  @Override
  public ContactId upsert(ContactCard card) {
    if (troubles.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
      throw new OutsideUnavailableException("kontakte", "503");
    }
    cards.add(card);
    return new ContactId("contact_" + card.person().value());
  }

  @Override
  public Requested request(Request request) {
    payments.add(request);
    return new Requested(
        new PaymentId("payment_of_" + request.sale().subject().id()),
        PaymentStatus.REQUIRES_PAYMENT,
        URI.create("https://checkout.example/1"));
  }

  @Override
  public Cancellation cancel(TenantId tenant, PaymentId payment) {
    return cancellation;
  }

  @Override
  public RefundStatus refund(Refund refund) {
    refunds.add(refund);
    return RefundStatus.PENDING;
  }

  @Override
  public RefundStatus abandonRefund(TenantId tenant, PaymentId payment, String refundId) {
    return RefundStatus.FAILED;
  }

  @Override
  public NotificationOutcome send(Mail mail) {
    mails.add(mail);
    return NotificationOutcome.SENT;
  }
}
