package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A beneficiary is paid: reserved before the provider is asked, settled when its answer is known,
 * in transit as long as it is not. Each step is idempotent by payout; a second try of a failed
 * payout is another payout.
 */
@Service
public class PostPayout {

  private final Journal journal;
  private final LineRows rows;
  private final Balances balances;

  PostPayout(Journal journal, LineRows rows, Balances balances) {
    this.journal = journal;
    this.rows = rows;
    this.balances = balances;
  }

  /**
   * @param payoutId ours
   * @param amount minor units, above zero
   */
  public record Payout(String payoutId, Beneficiary beneficiary, Money amount) {
    public Payout {
      if (amount.amount() <= 0) {
        throw new IllegalArgumentException("a payout is above zero");
      }
    }
  }

  /** What became of a reservation. */
  public sealed interface Reservation {
    /** The provider may be asked. */
    record Reserved(Posted posted) implements Reservation {}

    /**
     * Less is payable than that; nothing was posted.
     *
     * @param payable may be below zero
     */
    record NotEnough(Money payable) implements Reservation {}
  }

  /**
   * Takes the amount from what is payable. Of two that come at once and are too much together, one
   * is refused.
   *
   * @throws IllegalStateException where the payout was reserved with other content
   */
  @Transactional
  public Reservation reserve(Payout payout, Instant at) {
    Beneficiary beneficiary = payout.beneficiary();
    journal.serialise(
        beneficiary.region().value() + "/" + beneficiary.type() + "/" + beneficiary.id());
    Posting posting = ordered(payout, at);
    if (journal.isPosted(posting)) {
      return new Reservation.Reserved(Posted.BEFORE);
    }
    Money payable = balances.of(beneficiary, payout.amount().currency()).payable();
    if (payable.amount() < payout.amount().amount()) {
      return new Reservation.NotEnough(payable);
    }
    return new Reservation.Reserved(
        journal.post(
            posting,
            () ->
                lines(
                    payout.amount(),
                    Account.of(beneficiary, ShareState.PAYABLE),
                    Account.of(beneficiary, ShareState.IN_TRANSIT))));
  }

  /**
   * The provider has moved the money.
   *
   * @throws IllegalStateException where it was not reserved, or was settled as failed
   */
  @Transactional
  public Posted paid(Payout payout, Instant at) {
    return settle(payout, Posting.Type.PAYOUT_PAID, Account.CLEARING, at);
  }

  /**
   * The provider has not moved the money and never will: it is payable again.
   *
   * @throws IllegalStateException where it was not reserved, or was settled as paid
   */
  @Transactional
  public Posted failed(Payout payout, Instant at) {
    return settle(
        payout,
        Posting.Type.PAYOUT_FAILED,
        Account.of(payout.beneficiary(), ShareState.PAYABLE),
        at);
  }

  private Posted settle(Payout payout, Posting.Type type, Account to, Instant at) {
    journal.serialise(payout.payoutId());
    if (!journal.isPosted(ordered(payout, at))) {
      throw new IllegalStateException(payout.payoutId() + " was not reserved");
    }
    return journal.post(
        posting(payout, "payout-settled:" + payout.payoutId(), type, payout.amount(), at),
        () -> lines(payout.amount(), Account.of(payout.beneficiary(), ShareState.IN_TRANSIT), to));
  }

  /**
   * Money that was paid came back, all or a part: it is payable again. Idempotent by reversal.
   *
   * @param amount minor units, above zero and at most what was not reversed yet
   * @throws IllegalStateException where less than that was paid
   */
  @Transactional
  public Posted reverse(String reversalId, Payout payout, Money amount, Instant at) {
    journal.serialise(payout.payoutId());
    return journal.post(
        posting(payout, "payout-reversal:" + reversalId, Posting.Type.PAYOUT_REVERSED, amount, at),
        () -> {
          long paid = paidNow(payout);
          if (amount.amount() <= 0 || amount.amount() > paid) {
            throw new IllegalStateException(
                "%d of %d cannot come back from %s"
                    .formatted(amount.amount(), paid, payout.payoutId()));
          }
          return lines(
              amount, Account.CLEARING, Account.of(payout.beneficiary(), ShareState.PAYABLE));
        });
  }

  private long paidNow(Payout payout) {
    return rows.ofPayout(payout.payoutId()).stream()
        .filter(line -> line.account().equals(Account.CLEARING))
        .mapToLong(line -> line.amount().amount())
        .sum();
  }

  private static Posting ordered(Payout payout, Instant at) {
    return posting(payout, "payout:" + payout.payoutId(), Posting.Type.PAYOUT, payout.amount(), at);
  }

  private static Posting posting(
      Payout payout, String key, Posting.Type type, Money amount, Instant at) {
    Beneficiary beneficiary = payout.beneficiary();
    return new Posting(
        key,
        type,
        beneficiary.region(),
        seller(beneficiary),
        null,
        null,
        payout.payoutId(),
        "%s %s %s %s %d %s"
            .formatted(
                payout.payoutId(),
                beneficiary.region().value(),
                beneficiary.type(),
                beneficiary.id(),
                amount.amount(),
                amount.currency()),
        at);
  }

  private static @Nullable TenantId seller(Beneficiary beneficiary) {
    return switch (beneficiary.type()) {
      case TENANT -> new TenantId(beneficiary.id());
      case DISTRIBUTOR -> null;
    };
  }

  private static List<Line> lines(Money amount, Account from, Account to) {
    return new Lines(amount.currency()).move(Line.Kind.PAYOUT, amount.amount(), from, to).toList();
  }
}
