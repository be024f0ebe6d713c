package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.payment.PaymentGateway;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.StaffTask;
import de.mojoinstitut.core.task.TaskDecisions;
import de.mojoinstitut.core.task.TaskDecisions.Decision;
import de.mojoinstitut.core.task.TaskDecisions.Reading;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finance has looked at the provider what became of a refund that failed, or of which nobody told
 * anything. Counts only where the completed task says so and names somebody from finance; and that
 * it failed, only once payments.mojo has given it up, so that it cannot succeed beside the next
 * attempt. Idempotent per visit of the step.
 */
@Service
public class ResolveRefund {

  private static final String SUCCEEDED = "SUCCEEDED";
  private static final String FAILED = "FAILED";

  private final TaskDecisions decisions;
  private final Bookings bookings;
  private final BookingLedger ledger;
  private final BookingMessages messages;
  private final PaymentGateway payments;
  private final TransactionTemplate transaction;

  ResolveRefund(
      TaskDecisions decisions,
      Bookings bookings,
      BookingLedger ledger,
      BookingMessages messages,
      PaymentGateway payments,
      PlatformTransactionManager transactions) {
    this.decisions = decisions;
    this.bookings = bookings;
    this.ledger = ledger;
    this.messages = messages;
    this.payments = payments;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What was decided. */
  public enum Result {
    /** The money is with the buyer. */
    SUCCEEDED,
    /** It is not, and another attempt is due. */
    FAILED,
    /** Whoever completed the task may not, or has decided nothing. */
    NOT_ALLOWED
  }

  /**
   * @throws OutsideUnavailableException where the decision cannot be read yet, or where the refund
   *     cannot be given up because its fate is still open
   */
  public Result resolve(BookingId id, StaffTask task) {
    Booking booking = Objects.requireNonNull(transaction.execute(status -> bookings.get(id)));
    Reading reading = decisions.read(task, Role.FINANCE, booking.terms().region());
    String resolution = resolution(id, reading);
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Result result =
                  switch (reading) {
                    case Reading.Decided decided -> apply(id, decided.decision(), resolution);
                    case Reading.NotAllowed not -> Result.NOT_ALLOWED;
                  };
              decisions.handled(reading);
              return result;
            }));
  }

  /** What was decided; that it failed is true only where payments.mojo says so as well. */
  private String resolution(BookingId id, Reading reading) {
    if (!(reading instanceof Reading.Decided decided)) {
      return "";
    }
    Decision decision = decided.decision();
    String resolution = decision.text("resolution").orElse("").toUpperCase(Locale.ROOT);
    return resolution.equals(FAILED) ? abandon(id, decision) : resolution;
  }

  private String abandon(BookingId id, Decision decision) {
    Booking booking = Objects.requireNonNull(transaction.execute(status -> bookings.get(id)));
    Booking.Refund refund = Objects.requireNonNull(booking.refund());
    boolean isOver =
        refund.status() == RefundStatus.FAILED || refund.status() == RefundStatus.SUCCEEDED;
    if (isOver || booking.isAttempt(decision.taskId())) {
      return FAILED;
    }
    Booking.Payment payment = Objects.requireNonNull(booking.payment());
    RefundStatus status =
        payments.abandonRefund(booking.terms().seller(), payment.id(), refund.refundId());
    return switch (status) {
      case SUCCEEDED -> SUCCEEDED;
      case FAILED -> FAILED;
      case PENDING, UNKNOWN -> throw new OutsideUnavailableException("payments", status.name());
    };
  }

  private Result apply(BookingId id, Decision decision, String resolution) {
    return switch (resolution) {
      case SUCCEEDED -> succeeded(bookings.lock(id), decision);
      case FAILED -> failed(bookings.lock(id), decision);
      default -> Result.NOT_ALLOWED;
    };
  }

  private Result succeeded(Booking booking, Decision decision) {
    Booking.Refund refund = Objects.requireNonNull(booking.refund());
    if (refund.status() != RefundStatus.SUCCEEDED) {
      Booking.Payment payment = Objects.requireNonNull(booking.payment());
      ledger.refunded(booking, payment.id(), refund.refundId(), refund.amount(), refund.reason());
      Booking saved =
          bookings.save(
              booking.with(refund.settledBy(decision.text("providerReference").orElse(""))),
              BookingEvent.Type.REFUNDED);
      messages.settledIfOfferCancelled(saved);
    }
    return Result.SUCCEEDED;
  }

  /** Where the provider has told of the money meanwhile, that counts. */
  private Result failed(Booking booking, Decision decision) {
    Booking.Refund refund = Objects.requireNonNull(booking.refund());
    if (refund.status() == RefundStatus.SUCCEEDED) {
      return Result.SUCCEEDED;
    }
    if (!booking.isAttempt(decision.taskId())) {
      bookings.save(booking.refundDueAgain(decision.taskId()), BookingEvent.Type.REFUND_REQUESTED);
    }
    return Result.FAILED;
  }
}
