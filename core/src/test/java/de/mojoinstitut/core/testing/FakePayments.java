package de.mojoinstitut.core.testing;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.payment.PaymentGateway;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.tenant.TenantId;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One payment per booking, a record of what was asked, and what happens while it is asked. */
public final class FakePayments implements PaymentGateway {

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<PaymentId> cancelled = new CopyOnWriteArrayList<>();
  private final List<Refund> refunds = new CopyOnWriteArrayList<>();
  private final List<String> abandoned = new CopyOnWriteArrayList<>();
  private volatile RefundStatus fate = RefundStatus.FAILED;
  private volatile Cancellation cancellation = Cancellation.CANCELLED;
  private volatile RefundStatus refundStatus = RefundStatus.PENDING;
  private volatile Runnable meanwhile = () -> {};
  private volatile boolean down;

  public void goDown() {
    down = true;
  }

  public void comeBack() {
    down = false;
  }

  /** How the next cancellations end. */
  public void answerCancellations(Cancellation outcome) {
    cancellation = outcome;
  }

  /** How far the next refunds are. */
  public void answerRefunds(RefundStatus status) {
    refundStatus = status;
  }

  /** What the next refunds turn out to be when they are given up. */
  public void answerAbandonments(RefundStatus status) {
    fate = status;
  }

  /** The refunds that were to be given up, each call. */
  public List<String> abandoned() {
    return List.copyOf(abandoned);
  }

  /** What happens once while the next call is under way. */
  public void meanwhile(Runnable action) {
    meanwhile = action;
  }

  void reset() {
    requests.clear();
    cancelled.clear();
    refunds.clear();
    abandoned.clear();
    fate = RefundStatus.FAILED;
    cancellation = Cancellation.CANCELLED;
    refundStatus = RefundStatus.PENDING;
    meanwhile = () -> {};
    down = false;
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The payments whose cancellation was asked for. */
  public List<PaymentId> cancelled() {
    return List.copyOf(cancelled);
  }

  public List<Refund> refunds() {
    return List.copyOf(refunds);
  }

  /** The payment that a booking gets. */
  public static PaymentId paymentOf(String bookingId) {
    return new PaymentId("pay_" + bookingId);
  }

  public static URI checkoutOf(String bookingId) {
    return URI.create("https://checkout.example.org/" + bookingId);
  }

  @Override
  public Requested request(Request request) {
    requests.add(request);
    answer();
    return new Requested(
        paymentOf(request.sale().subject().id()),
        PaymentStatus.REQUIRES_PAYMENT,
        checkoutOf(request.sale().subject().id()));
  }

  @Override
  public Cancellation cancel(TenantId tenant, PaymentId payment) {
    cancelled.add(payment);
    answer();
    return cancellation;
  }

  @Override
  public RefundStatus refund(Refund refund) {
    refunds.add(refund);
    answer();
    return refundStatus;
  }

  @Override
  public RefundStatus abandonRefund(TenantId tenant, PaymentId payment, String refundId) {
    abandoned.add(refundId);
    answer();
    return fate;
  }

  private void answer() {
    Runnable action = meanwhile;
    meanwhile = () -> {};
    action.run();
    if (down) {
      throw new OutsideUnavailableException("payments", "503");
    }
  }
}
