package de.mojoinstitut.payments.dispute;

import de.mojoinstitut.connectors.stripe.ProviderDispute;
import de.mojoinstitut.connectors.stripe.StripeDisputes;
import de.mojoinstitut.connectors.stripe.StripeReply;
import de.mojoinstitut.payments.dispute.Dispute.Answer;
import de.mojoinstitut.payments.payment.StripeUnavailableException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings the answer to Stripe once, with the stored key. Whatever Stripe replies, the dispute
 * itself tells whether it has the answer.
 */
@Component
class SendAnswer {

  private static final Logger LOG = LoggerFactory.getLogger(SendAnswer.class);

  private final DisputeLedger ledger;
  private final StripeDisputes stripe;

  SendAnswer(DisputeLedger ledger, StripeDisputes stripe) {
    this.ledger = ledger;
    this.stripe = stripe;
  }

  /** What became of an answer. */
  enum Sent {
    DONE,
    REFUSED
  }

  /**
   * @param dispute with an answer
   * @throws StripeUnavailableException where it is not known what became of it
   */
  Sent send(Dispute dispute) {
    if (!waits(fetch(dispute.disputeId()))) {
      return Sent.DONE;
    }
    return switch (call(dispute, Objects.requireNonNull(dispute.answer()))) {
      case StripeReply.Ok<ProviderDispute> known -> {
        ledger.record(known.value());
        yield Sent.DONE;
      }
      case StripeReply.Refused<ProviderDispute> refused -> {
        LOG.warn("dispute {}: Stripe refused: {}", dispute.disputeId(), refused.code());
        yield waits(fetch(dispute.disputeId())) ? Sent.REFUSED : Sent.DONE;
      }
      case StripeReply.RetryLater<ProviderDispute> later -> throw new StripeUnavailableException();
      case StripeReply.Unknown<ProviderDispute> unknown -> {
        LOG.warn("dispute {} unknown: {}", dispute.disputeId(), unknown.cause());
        if (unknown.keySpent()) {
          nextTry(dispute);
        }
        if (waits(fetch(dispute.disputeId()))) {
          throw new StripeUnavailableException();
        }
        yield Sent.DONE;
      }
    };
  }

  /**
   * The dispute as Stripe has it, recorded.
   *
   * @throws StripeUnavailableException where Stripe gave no answer
   */
  ProviderDispute fetch(String disputeId) {
    return switch (stripe.retrieve(disputeId)) {
      case StripeReply.Ok<ProviderDispute> known -> {
        ledger.record(known.value());
        yield known.value();
      }
      case StripeReply.Refused<ProviderDispute> refused -> throw new StripeUnavailableException();
      case StripeReply.RetryLater<ProviderDispute> later -> throw new StripeUnavailableException();
      case StripeReply.Unknown<ProviderDispute> unknown -> throw new StripeUnavailableException();
    };
  }

  private StripeReply<ProviderDispute> call(Dispute dispute, Answer answer) {
    return switch (answer.outcome()) {
      case CONTEST -> stripe.answer(dispute.disputeId(), answer.evidence(), dispute.answerKey());
      case ACCEPT -> stripe.accept(dispute.disputeId(), dispute.answerKey());
    };
  }

  private void nextTry(Dispute dispute) {
    ledger.change(
        dispute.disputeId(),
        known -> known.answerTry() == dispute.answerTry() ? known.nextTry() : known);
  }

  /** Whether the bank waits for an answer. */
  static boolean waits(ProviderDispute known) {
    return known.state() == ProviderDispute.State.NEEDS_RESPONSE;
  }
}
