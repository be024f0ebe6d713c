package de.mojoinstitut.core.dispute;

import de.mojoinstitut.chassis.inbox.Inbox;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.ledger.PostDispute;
import de.mojoinstitut.core.payment.Payment;
import de.mojoinstitut.core.payment.PaymentLedger;
import de.mojoinstitut.core.payment.PaymentSubjects;
import de.mojoinstitut.core.payment.Payments;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over what payments.mojo tells of disputes: inbox, dispute, ledger and the process's message
 * in one transaction. A dispute that is faster than the news of its payment has to come again.
 */
@Service
class ApplyDisputeEvent implements DisputeEvents {

  private static final String SOURCE = "payments";

  private final Disputes disputes;
  private final Payments payments;
  private final PaymentSubjects subjects;
  private final PaymentLedger captures;
  private final PostDispute ledger;
  private final DisputeMessages messages;
  private final Inbox inbox;
  private final Clock clock;
  private final TransactionTemplate transaction;

  ApplyDisputeEvent(
      Disputes disputes,
      Payments payments,
      PaymentSubjects subjects,
      PaymentLedger captures,
      PostDispute ledger,
      DisputeMessages messages,
      Inbox inbox,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.disputes = disputes;
    this.payments = payments;
    this.subjects = subjects;
    this.captures = captures;
    this.ledger = ledger;
    this.messages = messages;
    this.inbox = inbox;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void on(DisputeEvent event) {
    Scopes.run(
        Scope.workerOfTenant(event.tenant().value()),
        () ->
            transaction.executeWithoutResult(
                status -> {
                  if (inbox.firstTime(SOURCE, event.eventId())) {
                    apply(event);
                  }
                }));
  }

  private void apply(DisputeEvent event) {
    switch (event.type()) {
      case OPENED -> open(event);
      case WON -> {
        if (isClosedNow(event.disputeId(), Dispute.Status.WON)) {
          ledger.win(event.disputeId(), event.payment(), clock.instant());
        }
      }
      case LOST -> {
        if (isClosedNow(event.disputeId(), Dispute.Status.LOST)) {
          ledger.lose(event.disputeId(), event.payment(), clock.instant());
        }
      }
    }
  }

  private void open(DisputeEvent event) {
    // What is unknown altogether is refused here for good.
    subjects.lock(event.subject());
    Payment payment =
        payments
            .find(event.payment())
            .orElseThrow(() -> new IllegalStateException(event.payment().value() + " is unknown"));
    if (disputes.add(event, payment.sale().region())) {
      if (payment.isPaid()) {
        // Its money may be from before there was a ledger.
        captures.captured(payment);
      }
      ledger.hold(event.disputeId(), event.payment(), event.amount(), event.fee(), clock.instant());
      messages.opened(event, payment.sale());
    }
  }

  private boolean isClosedNow(String disputeId, Dispute.Status how) {
    if (!disputes.lock(disputeId).isOpen()) {
      return false;
    }
    disputes.close(disputeId, how);
    messages.closed(disputeId);
    return true;
  }
}
