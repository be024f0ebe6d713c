package de.mojoinstitut.payments.dispute;

import de.mojoinstitut.connectors.stripe.ProviderDispute;
import de.mojoinstitut.payments.payment.Subject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A payment that a customer disputes.
 *
 * @param disputeId Stripe's {@code dp_…}
 * @param amount minor units that the customer wants back
 * @param fee minor units that Stripe takes for it, whoever wins
 * @param answerBy until when Stripe takes an answer, null where it does not say
 * @param answer what the hub wants Stripe to be told; it never changes
 * @param answerTry which idempotency key at Stripe is in use
 */
record Dispute(
    String disputeId,
    String tenantId,
    String paymentId,
    Subject subject,
    long amount,
    long fee,
    String currency,
    Status status,
    @Nullable Instant answerBy,
    @Nullable Answer answer,
    int answerTry) {

  /** In the order of time. */
  enum Status {
    /** No money has gone yet. */
    SEEN,
    OPEN,
    WON,
    LOST,
    /** The bank only asked; no money has gone. */
    CLOSED;

    boolean isOver() {
      return this == WON || this == LOST || this == CLOSED;
    }
  }

  /** What the seller's side wants. */
  enum Outcome {
    CONTEST,
    ACCEPT
  }

  /**
   * @param evidence for the bank; empty where we give in
   */
  record Answer(Outcome outcome, String evidence) {}

  static Dispute seen(ProviderDispute known, String tenantId, String paymentId, Subject subject) {
    return new Dispute(
        known.id(),
        tenantId,
        paymentId,
        subject,
        known.amount(),
        known.fee(),
        known.currency().toUpperCase(Locale.ROOT),
        Status.SEEN,
        micros(known.dueBy()),
        null,
        1);
  }

  /**
   * What Stripe's state means for it. What is over stays so, and nothing opens before its money has
   * gone.
   */
  Dispute observe(ProviderDispute known) {
    if (status.isOver()) {
      return this;
    }
    Status next =
        switch (known.state()) {
          case INQUIRY -> status;
          case NEEDS_RESPONSE, UNDER_REVIEW -> known.taken() > 0 ? Status.OPEN : status;
          case WON -> Status.WON;
          case LOST -> Status.LOST;
          case CLOSED -> Status.CLOSED;
        };
    // What was told is what was booked.
    long told = status == Status.SEEN ? known.amount() : amount;
    long taken = status == Status.SEEN ? known.fee() : fee;
    return with(next, told, taken, micros(known.dueBy()), answer, answerTry);
  }

  Dispute answered(Answer wanted) {
    return with(status, amount, fee, answerBy, wanted, answerTry);
  }

  Dispute nextTry() {
    return with(status, amount, fee, answerBy, answer, answerTry + 1);
  }

  Dispute opened() {
    return with(Status.OPEN, amount, fee, answerBy, answer, answerTry);
  }

  String answerKey() {
    return "dispute:" + disputeId + ":answer" + (answerTry == 1 ? "" : ":" + answerTry);
  }

  private Dispute with(
      Status nextStatus,
      long nextAmount,
      long nextFee,
      @Nullable Instant nextAnswerBy,
      @Nullable Answer nextAnswer,
      int nextTry) {
    return new Dispute(
        disputeId,
        tenantId,
        paymentId,
        subject,
        nextAmount,
        nextFee,
        currency,
        nextStatus,
        nextAnswerBy,
        nextAnswer,
        nextTry);
  }

  /** As precise as the database keeps it. */
  private static @Nullable Instant micros(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
  }
}
