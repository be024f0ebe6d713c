package de.mojoinstitut.core.payment;

import de.mojoinstitut.chassis.inbox.Inbox;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payment.PaymentEvent.RefundPart;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over what payments.mojo tells and lets the payment's subject know: inbox, payment, ledger
 * and whatever the subject makes of it in one transaction.
 */
@Service
class ApplyPaymentEvent implements PaymentEvents {
  private static final String SOURCE = "payments";
  private final PaymentSubjects subjects;
  private final Payments payments;
  private final PaymentLedger ledger;
  private final Inbox inbox;
  private final Clock clock;
  private final TransactionTemplate transaction;

  ApplyPaymentEvent(
      PaymentSubjects subjects,
      Payments payments,
      PaymentLedger ledger,
      Inbox inbox,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.subjects = subjects;
    this.payments = payments;
    this.ledger = ledger;
    this.inbox = inbox;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void on(PaymentEvent event) {
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

  /**
   * An event may be faster than the answer to the call that created the payment: then it is the
   * first to tell its id.
   */
  private void apply(PaymentEvent event) {
    PaymentSubject.Locked subject = subjects.lock(event.subject());
    Payment known =
        payments
            .find(event.payment())
            .orElseGet(
                () ->
                    Payment.unheardOf(
                        event.payment(), subject.sale(), event.number(), event.status()));
    if (!known.sale().subject().equals(event.subject())) {
      throw new IllegalArgumentException(event.eventId() + " names another subject than before");
    }
    if (event.version() <= known.version()) {
      return;
    }
    Payment heard = known.heard(event);
    switch (event.type()) {
      case REQUESTED, PROCESSING, CANCELLED -> payments.save(heard);
      case DECLINED -> subject.on(new PaymentNews.Declined(payments.save(heard), event.eventId()));
      case CAPTURED -> captured(subject, known, heard, event);
      case REFUNDED -> refunded(subject, payments.save(heard), event);
      case REFUND_FAILED -> refundFailed(subject, payments.save(heard), event);
    }
  }

  private void captured(
      PaymentSubject.Locked subject, Payment known, Payment heard, PaymentEvent event) {
    // What the first posting said of the fee counts, also where it did not know it.
    Payment costing = ledger.isCaptured(heard) ? heard : heard.costing(event.providerFee());
    Payment captured = payments.save(costing.capturedAt(clock.instant()));
    if (!known.isPaid()) {
      subject.on(new PaymentNews.Paid(captured));
    }
    ledger.captured(captured);
    subject.on(new PaymentNews.Captured(captured, event.eventId()));
  }

  /** Money that went back is in the ledger once, whoever wanted it and whoever told of it. */
  private void refunded(PaymentSubject.Locked subject, Payment payment, PaymentEvent event) {
    RefundPart part = event.refundPart();
    Optional<Refund> known = payment.find(part.refundId());
    Refund told = known.orElseGet(() -> payment.told(part));
    if (payment.isOwn(told)) {
      if (known.isEmpty() || told.status() != RefundStatus.SUCCEEDED) {
        ledger.refunded(payment, told);
        back(subject, payment, told.with(RefundStatus.SUCCEEDED), event);
      }
    } else if (known.isEmpty()) {
      byHand(subject, payment, told, event);
    }
  }

  private void back(
      PaymentSubject.Locked subject, Payment payment, Refund refund, PaymentEvent event) {
    subject.on(new PaymentNews.Refunded(payments.save(payment, refund), event.eventId()));
  }

  /**
   * Somebody has given money back at the provider: in place of the refund that failed, or because
   * finance said so of it before; else it counts as the buyer's wish.
   */
  private void byHand(
      PaymentSubject.Locked subject, Payment payment, Refund told, PaymentEvent event) {
    Refund wanted = payment.refund();
    if (wanted == null || !wanted.amount().equals(told.amount())) {
      adopt(subject, payment, told);
    } else if (wanted.status() == RefundStatus.FAILED) {
      ledger.refunded(payment, told.because(wanted.reason()));
      back(subject, payment, wanted.settledBy(told.refundId()), event);
    } else if (wanted.status() == RefundStatus.SUCCEEDED && "".equals(wanted.reference())) {
      payments.save(payment, wanted.settledBy(told.refundId()));
    } else {
      adopt(subject, payment, told);
    }
  }

  private void adopt(PaymentSubject.Locked subject, Payment payment, Refund told) {
    ledger.refunded(payment, told);
    subject.on(new PaymentNews.RefundedByHand(payments.save(payment, told), told));
  }

  /**
   * Where the answer to the request has said so already, the process knows. What was in the ledger
   * as refunded is taken out again.
   */
  private void refundFailed(PaymentSubject.Locked subject, Payment payment, PaymentEvent event) {
    Optional<Refund> known = payment.find(event.refundPart().refundId());
    if (known.isEmpty()) {
      return;
    }
    Refund refund = known.get();
    boolean wanted = refund.equals(payment.refund());
    if (refund.status() == RefundStatus.SUCCEEDED) {
      ledger.returned(payment, refund);
    }
    Payment saved =
        payments.save(
            payment,
            refund.status() == RefundStatus.SUCCEEDED
                ? refund.sentBack()
                : refund.with(RefundStatus.FAILED));
    if (wanted && refund.status() != RefundStatus.FAILED) {
      subject.on(new PaymentNews.RefundFailed(saved, event.eventId()));
    }
  }
}
