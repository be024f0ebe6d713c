package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.money.Money;
import org.springframework.stereotype.Component;

/** Opens refunds, in the transaction of whoever finds out that money has to go back. */
@Component
public class Refunds {
  private final Payments payments;

  Refunds(Payments payments) {
    this.payments = payments;
  }

  /**
   * Money has to go back; nobody is asked for it yet. However often this is found out there is one
   * refund, under one id; there is none where nothing is left to give back.
   *
   * @return the payment with its refund
   */
  public Payment due(PaymentSubject.Locked subject, Payment payment) {
    PaymentSubject.GiveBack giveBack = subject.giveBack();
    Money amount = payment.atMostLeft(giveBack.amount());
    if (payment.refund() != null || amount.isZero()) {
      return payment;
    }
    Payment refunding = payments.save(payment, payment.firstAttempt(amount, giveBack.reason()));
    subject.on(new PaymentNews.RefundDue(refunding));
    return refunding;
  }

  /**
   * Another attempt for a refund that failed.
   *
   * @param name tells this attempt from the others
   */
  Payment again(PaymentSubject.Locked subject, Payment payment, Refund failed, String name) {
    Payment refunding =
        payments.save(
            payment, payment.attempt(name, payment.atMostLeft(failed.amount()), failed.reason()));
    subject.on(new PaymentNews.RefundDue(refunding));
    return refunding;
  }
}
