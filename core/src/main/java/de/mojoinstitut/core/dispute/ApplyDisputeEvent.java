package de.mojoinstitut.core.dispute;

import de.mojoinstitut.chassis.inbox.Inbox;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.BookingLedger;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.ledger.PostDispute;
import java.time.Clock;
import java.util.Objects;
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
  private final Bookings bookings;
  private final BookingLedger captures;
  private final PostDispute ledger;
  private final DisputeMessages messages;
  private final Inbox inbox;
  private final Clock clock;
  private final TransactionTemplate transaction;

  ApplyDisputeEvent(
      Disputes disputes,
      Bookings bookings,
      BookingLedger captures,
      PostDispute ledger,
      DisputeMessages messages,
      Inbox inbox,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.disputes = disputes;
    this.bookings = bookings;
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
    Booking booking = bookings.get(new BookingId(event.bookingId()));
    if (disputes.add(event, booking.terms().region())) {
      if (booking.isPaid()
          && Objects.requireNonNull(booking.payment()).id().equals(event.payment())) {
        // Its money may be from before there was a ledger.
        captures.captured(booking, event.payment());
      }
      ledger.hold(event.disputeId(), event.payment(), event.amount(), event.fee(), clock.instant());
      messages.opened(event, booking);
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
