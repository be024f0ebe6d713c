package de.mojoinstitut.core.payment;

import org.jspecify.annotations.Nullable;

/** What the subject of a payment is told, in the transaction that stores it. */
public sealed interface PaymentNews {

  /** As it is now. */
  Payment payment();

  /** The buyer can pay. */
  record Requested(Payment payment) implements PaymentNews {}

  /**
   * @param eventId payments.mojo's, unique
   */
  record Declined(Payment payment, String eventId) implements PaymentNews {}

  /** The money is there; told once. {@link Captured} follows, or has come with it. */
  record Paid(Payment payment) implements PaymentNews {}

  /**
   * payments.mojo says that the money is there; it may say so more than once.
   *
   * @param eventId payments.mojo's, unique
   */
  record Captured(Payment payment, String eventId) implements PaymentNews {}

  /** A refund is due; nobody was asked for it yet. */
  record RefundDue(Payment payment) implements PaymentNews {}

  /**
   * What was due is back.
   *
   * @param eventId payments.mojo's; null where finance has said so
   */
  record Refunded(Payment payment, @Nullable String eventId) implements PaymentNews {}

  /** Money went back that nobody here wanted back; everything else stays as it is. */
  record RefundedByHand(Payment payment, Refund refund) implements PaymentNews {}

  /**
   * What was due is not back: the provider refuses, or the bank has returned it.
   *
   * @param eventId payments.mojo's, unique
   */
  record RefundFailed(Payment payment, String eventId) implements PaymentNews {}
}
