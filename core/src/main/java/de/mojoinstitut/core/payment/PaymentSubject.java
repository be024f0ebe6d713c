package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import java.util.Optional;

/**
 * A type of thing that is paid for. Each bean of this port is a type that exists; an event of any
 * other type is refused for good. All methods run in the caller's transaction and scope.
 */
public interface PaymentSubject {

  /** As {@link SubjectId#type()}. */
  String type();

  /**
   * What payments.mojo is asked for.
   *
   * @return empty where no money is waited for any more
   * @throws IllegalStateException where it is too early to ask
   */
  Optional<PaymentGateway.Request> request(String id);

  /**
   * Reads it and keeps others from changing it until the transaction ends. Whoever changes its
   * payments or refunds holds this lock.
   *
   * @throws java.util.NoSuchElementException where the scope does not see it
   */
  Locked lock(String id);

  /** What the buyer's bank is told about it: one line of numbers, dates and statuses. */
  String evidence(String id);

  /** One that is locked. */
  interface Locked {

    Sale sale();

    Standing standing();

    /** What goes back where it does not take place, of what nobody has given back by hand. */
    GiveBack giveBack();

    /** Something happened to its payment, which is stored already. */
    void on(PaymentNews news);
  }

  /** Whether the money is wanted. */
  enum Standing {
    /** It waits for its money. */
    OPEN,
    /** It takes place, or has taken place. */
    KEPT,
    /** It has ended without its money; money that comes late may bring it back. */
    LAPSED,
    /** Somebody wants it no more: what comes in goes back. */
    UNWANTED
  }

  /** What goes back, and why. */
  record GiveBack(Money amount, RefundReason reason) {}
}
