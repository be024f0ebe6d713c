package de.mojoinstitut.payments.payment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was sold, for the invoice. Every method needs a transaction. */
@Component
public class Sales {

  private final Payments payments;

  Sales(Payments payments) {
    this.payments = payments;
  }

  /**
   * What a payment is for.
   *
   * @param label the customer knows it: the booking's number
   * @param contactId the customer's, in the tenant's kontakte
   * @param serviceDescription for nobody but the seller and the customer
   */
  public record Sale(
      String paymentId,
      String tenantId,
      Subject subject,
      String label,
      String contactId,
      String currency,
      @Nullable LocalDate serviceDate,
      @Nullable String serviceDescription) {}

  /** The sale, with its payment locked until the transaction ends. */
  public Sale lock(String paymentId) {
    PaymentOrder order = payments.lock(paymentId).orElseThrow().order();
    return new Sale(
        paymentId,
        order.tenantId(),
        order.subject(),
        order.label(),
        order.contactId(),
        order.currency(),
        order.serviceDate(),
        order.serviceDescription());
  }
}
