package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.task.StaffDirectory.Role;
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
 * anything. Counts only where the completed task says so and names somebody from finance.
 * Idempotent per visit of the step.
 */
@Service
public class ResolveRefund {

  /** The task that people complete. */
  private static final String TASK = "Task_ResolveUnknown";

  private final TaskDecisions decisions;
  private final Bookings bookings;
  private final BookingLedger ledger;
  private final BookingMessages messages;
  private final TransactionTemplate transaction;

  ResolveRefund(
      TaskDecisions decisions,
      Bookings bookings,
      BookingLedger ledger,
      BookingMessages messages,
      PlatformTransactionManager transactions) {
    this.decisions = decisions;
    this.bookings = bookings;
    this.ledger = ledger;
    this.messages = messages;
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
   * @param processInstanceKey the instance whose task was completed
   * @param visit the element instance of the step that reads
   * @throws de.mojoinstitut.core.OutsideUnavailableException where the decision cannot be read yet
   */
  public Result resolve(BookingId id, long processInstanceKey, long visit) {
    Reading reading = decisions.read(processInstanceKey, TASK, Role.FINANCE, visit);
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Result result =
                  switch (reading) {
                    case Reading.Decided decided -> apply(id, decided.decision());
                    case Reading.NotAllowed not -> Result.NOT_ALLOWED;
                  };
              decisions.handled(reading);
              return result;
            }));
  }

  private Result apply(BookingId id, Decision decision) {
    return switch (decision.text("resolution").orElse("").toUpperCase(Locale.ROOT)) {
      case "SUCCEEDED" -> succeeded(bookings.lock(id), decision);
      case "FAILED" -> failed(bookings.lock(id), decision);
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
