package de.mojoinstitut.connectors.payments;

import de.mojoinstitut.chassis.client.Reply;
import de.mojoinstitut.chassis.client.ServiceClient;
import de.mojoinstitut.chassis.security.ServiceTokens;
import de.mojoinstitut.core.payment.PaymentGateway.Cancellation;
import de.mojoinstitut.core.payment.PaymentGateway.Refund;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.payment.PaymentGateway.Request;
import de.mojoinstitut.core.payment.PaymentGateway.Requested;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.payment.Sale;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.tenant.TenantId;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Client of payments.mojo, as the hub and in the name of one tenant per call. Each call throws
 * {@link de.mojoinstitut.core.OutsideUnavailableException} where its outcome is not known, and is
 * safe to repeat; {@link de.mojoinstitut.core.OutsideRefusedException} where payments.mojo refuses.
 */
public final class PaymentsClient {

  /** Every service sold is taxed at the seller's standard rate until offers carry a category. */
  private static final String TAX_CATEGORY = "STANDARD";

  private static final int CONFLICT = 409;
  private static final Map<String, Cancellation> REFUSED_CANCELLATIONS =
      Map.of(
          "ALREADY_PAID", Cancellation.ALREADY_PAID,
          "PAYMENT_PROCESSING", Cancellation.PROCESSING);

  private final ServiceClient api;

  public PaymentsClient(PaymentsSettings settings, ServiceTokens tokens) {
    this.api =
        new ServiceClient(
            Answers.SYSTEM,
            settings.url(),
            settings.connectTimeout(),
            settings.readTimeout(),
            tokens);
  }

  /**
   * Requests a payment; one per subject and number, however often it is asked for. Asked again
   * after the member has paid, or cannot pay any more, the answer has no checkout url.
   */
  public Requested request(Request request) {
    Sale sale = request.sale();
    SubjectId subject = sale.subject();
    Optional<String> booking = subject.bookingId();
    String tenant = sale.seller().value();
    PaymentRequest body =
        new PaymentRequest(
            sale.buyer().value(),
            tenant,
            request.contact().value(),
            sale.price().amount(),
            sale.price().currency().getCurrencyCode(),
            booking.isPresent() ? null : new PaymentRequest.Subject(subject.type(), subject.id()),
            booking.orElse(null),
            request.number(),
            sale.label(),
            request.serviceDate().toString(),
            request.serviceDescription(),
            TAX_CATEGORY,
            request.expiresAt().toString());
    PaymentAnswer answer =
        Answers.answered(
            api.post(tenant, key(request), api.write(body), PaymentAnswer.class, "/api/payments"));
    PaymentId id = new PaymentId(Answers.present("id", answer.id()));
    PaymentStatus status =
        Answers.status(PaymentStatus.class, answer.status(), PaymentStatus.UNKNOWN);
    return new Requested(id, status, checkout(status, answer.checkoutUrl()));
  }

  /** The first payment of a booking has the key it had when there was no other. */
  private static String key(Request request) {
    SubjectId subject = request.sale().subject();
    return request.number() == 1 && subject.bookingId().isPresent()
        ? "payment:" + subject.id()
        : "payment:%s/%s/%d".formatted(subject.type(), subject.id(), request.number());
  }

  /** Cancels an unpaid payment; that it is paid, or about to be, is an answer and no error. */
  public Cancellation cancel(TenantId tenant, PaymentId payment) {
    Reply<PaymentAnswer> reply =
        api.post(
            tenant.value(),
            "payment-cancel:" + payment.value(),
            api.write(new CancellationRequest()),
            PaymentAnswer.class,
            "/api/payments/{id}/cancellation",
            payment.value());
    if (reply instanceof Reply.Refused<PaymentAnswer> refused && refused.status() == CONFLICT) {
      Cancellation outcome = REFUSED_CANCELLATIONS.get(refused.code());
      if (outcome != null) {
        return outcome;
      }
    }
    Answers.answered(reply);
    return Cancellation.CANCELLED;
  }

  /** Gives money back, once per refund id. */
  public RefundStatus refund(Refund refund) {
    RefundAnswer answer =
        Answers.answered(
            api.post(
                refund.tenant().value(),
                "refund:" + refund.refundId(),
                api.write(
                    new RefundRequest(
                        refund.refundId(), refund.amount().amount(), refund.reason().name())),
                RefundAnswer.class,
                "/api/payments/{id}/refunds",
                refund.payment().value()));
    return status(refund.refundId(), answer);
  }

  /** Gives up a refund that is not at the provider; the answer says what it is now. */
  public RefundStatus abandonRefund(TenantId tenant, PaymentId payment, String refundId) {
    RefundAnswer answer =
        Answers.answered(
            api.post(
                tenant.value(),
                "refund-abandon:" + refundId,
                api.write(new AbandonmentBody()),
                RefundAnswer.class,
                "/api/payments/{id}/refunds/{refundId}/abandonment",
                payment.value(),
                refundId));
    return status(refundId, answer);
  }

  private static RefundStatus status(String refundId, RefundAnswer answer) {
    if (!refundId.equals(answer.refundId())) {
      throw Answers.unreadable("refundId");
    }
    return Answers.status(RefundStatus.class, answer.status(), RefundStatus.UNKNOWN);
  }

  private static @Nullable URI checkout(PaymentStatus status, @Nullable String value) {
    if (value == null && status != PaymentStatus.REQUIRES_PAYMENT) {
      return null;
    }
    try {
      return URI.create(Answers.present("checkoutUrl", value));
    } catch (IllegalArgumentException e) {
      throw Answers.unreadable("checkoutUrl");
    }
  }
}
