package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment as last heard of, with its refunds. A value: each change gives a new one.
 *
 * @param number which payment of its subject; from 1
 * @param version of the last event that was applied; 0 for none
 * @param checkoutUrl where the buyer pays; null until the answer to the request is stored
 * @param providerFee what the provider has taken, minor units; null where it did not say so
 * @param capturedAt when we first knew that the money is there
 * @param refunds in the order of their attempts
 */
public record Payment(
    PaymentId id,
    Sale sale,
    int number,
    PaymentStatus status,
    long version,
    @Nullable URI checkoutUrl,
    @Nullable Money providerFee,
    @Nullable Instant capturedAt,
    List<Refund> refunds) {
  private static final String FIRST_ATTEMPT = "1";
  private static final Set<PaymentStatus> MONEY_IS_THERE =
      EnumSet.of(PaymentStatus.CAPTURED, PaymentStatus.PARTIALLY_REFUNDED);

  /** Times are as precise as the database keeps them. */
  public Payment {
    capturedAt = capturedAt == null ? null : capturedAt.truncatedTo(ChronoUnit.MICROS);
    refunds = List.copyOf(refunds);
  }

  /** One that nobody has told of before. */
  static Payment unheardOf(PaymentId id, Sale sale, int number, PaymentStatus status) {
    return new Payment(id, sale, number, status, 0, null, null, null, List.of());
  }

  /** Whether the money is there, or at least what a refund has left of it. */
  public boolean isPaid() {
    return MONEY_IS_THERE.contains(status);
  }

  /** Whether the money was ever there. */
  public boolean wasPaid() {
    return isPaid() || !refunds.isEmpty();
  }

  /** Whether the buyer may still pay it. */
  boolean isPayable() {
    return status == PaymentStatus.REQUIRES_PAYMENT || status == PaymentStatus.UNKNOWN;
  }

  /**
   * The refund that we wanted: the attempt that succeeded, or the last one; null where we wanted
   * none.
   */
  public @Nullable Refund refund() {
    return own()
        .max(
            Comparator.comparing((Refund each) -> each.status() == RefundStatus.SUCCEEDED)
                .thenComparing(Refund::attempt))
        .orElse(null);
  }

  /** What is left of the price after what was given back by hand. */
  public Money left() {
    return new Money(
        sale.price().amount() - byHand().mapToLong(each -> each.amount().amount()).sum(),
        sale.price().currency());
  }

  /** The amount, or what is left of the price where that is less. */
  Money atMostLeft(Money amount) {
    return left().amount() < amount.amount() ? left() : amount;
  }

  /** What went back by hand, beside the refund that we wanted. */
  private Stream<Refund> byHand() {
    return refunds.stream()
        .filter(each -> !isOwn(each) && each.status() == RefundStatus.SUCCEEDED)
        .filter(each -> own().noneMatch(own -> own.isKnownAs(each.refundId())));
  }

  /** The refund by hand of that amount which nobody has taken for the one that we wanted. */
  Optional<Refund> byHand(Money amount) {
    return byHand().filter(each -> each.amount().equals(amount)).findFirst();
  }

  /** The refund of that id, ours or the provider's. */
  Optional<Refund> find(String refundId) {
    return Stream.concat(own(), refunds.stream())
        .filter(each -> each.isKnownAs(refundId))
        .findFirst();
  }

  /**
   * Money has to go back, in a first attempt.
   *
   * @param amount minor units, above zero
   */
  Refund firstAttempt(Money amount, RefundReason reason) {
    return attempt(FIRST_ATTEMPT, amount, reason);
  }

  /**
   * Another attempt for what failed.
   *
   * @param name tells this attempt from the others
   */
  Refund attempt(String name, Money amount, RefundReason reason) {
    return new Refund(
        refundIds() + name, refunds.size() + 1, amount, reason, RefundStatus.PENDING, null, false);
  }

  /** One that the provider tells of. */
  Refund told(PaymentEvent.RefundPart part) {
    return new Refund(
        part.refundId(),
        refunds.size() + 1,
        part.amount(),
        part.reason(),
        RefundStatus.SUCCEEDED,
        null,
        false);
  }

  /** Whether the refund that we wanted is that attempt. */
  boolean isAttempt(String name) {
    Refund refund = refund();
    return refund != null && refund.refundId().equals(refundIds() + name);
  }

  boolean isOwn(Refund refund) {
    return refund.refundId().startsWith(refundIds());
  }

  private Stream<Refund> own() {
    return refunds.stream().filter(this::isOwn);
  }

  /** The first payment's refunds are named as when there was no other. */
  private String refundIds() {
    String subject = "refund_" + sale.subject().id() + "_";
    return number == 1 ? subject : subject + number + "_";
  }

  /** What the event says; that it is paid is not forgotten for what happened before. */
  Payment heard(PaymentEvent event) {
    PaymentStatus told = isPaid() && event.isBeforeCapture() ? status : event.status();
    return copy(told, event.version(), checkoutUrl, providerFee, capturedAt, refunds);
  }

  Payment with(PaymentStatus newStatus) {
    return copy(newStatus, version, checkoutUrl, providerFee, capturedAt, refunds);
  }

  Payment payableAt(@Nullable URI url) {
    return copy(status, version, url, providerFee, capturedAt, refunds);
  }

  /** The first that is known of the money counts. */
  Payment capturedAt(Instant now) {
    return capturedAt == null
        ? copy(status, version, checkoutUrl, providerFee, now, refunds)
        : this;
  }

  Payment costing(@Nullable Money fee) {
    return copy(status, version, checkoutUrl, fee, capturedAt, refunds);
  }

  /** With the refund, instead of the one of the same id. */
  Payment with(Refund refund) {
    List<Refund> all = new ArrayList<>(refunds);
    all.removeIf(each -> each.refundId().equals(refund.refundId()));
    all.add(refund);
    all.sort(Comparator.comparing(Refund::attempt));
    return copy(status, version, checkoutUrl, providerFee, capturedAt, all);
  }

  private Payment copy(
      PaymentStatus newStatus,
      long newVersion,
      @Nullable URI newCheckoutUrl,
      @Nullable Money newFee,
      @Nullable Instant newCapturedAt,
      List<Refund> newRefunds) {
    return new Payment(
        id, sale, number, newStatus, newVersion, newCheckoutUrl, newFee, newCapturedAt, newRefunds);
  }
}
