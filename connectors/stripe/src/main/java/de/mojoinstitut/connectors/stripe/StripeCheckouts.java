package de.mojoinstitut.connectors.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionExpireParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.service.checkout.SessionService;
import java.time.Instant;
import java.util.Optional;

/**
 * Hosted checkouts. The charge is the platform's, on behalf of the seller's account (separate
 * charges and transfers).
 *
 * @see <a href="https://docs.stripe.com/api/checkout/sessions">Stripe: checkout sessions</a>
 */
public final class StripeCheckouts {

  private static final String INTENT = "payment_intent";
  private static final String BOOKED = "payment_intent.latest_charge.balance_transaction";
  private static final long PAGE = 100;

  private final StripeClient client;

  StripeCheckouts(StripeClient client) {
    this.client = client;
  }

  /** Opens a checkout; the same key with the same request gives the same one. */
  public StripeReply<Checkout> create(CheckoutRequest request, String idempotencyKey) {
    return StripeCalls.reply(
        () -> read(sessions().create(params(request), StripeCalls.key(idempotencyKey))));
  }

  /** The checkout as it is now. */
  public StripeReply<Checkout> retrieve(String sessionId) {
    SessionRetrieveParams params =
        SessionRetrieveParams.builder().addExpand(INTENT).addExpand(BOOKED).build();
    return StripeCalls.reply(() -> read(sessions().retrieve(sessionId, params)));
  }

  /**
   * Closes an open checkout, so that nobody can pay it any more.
   *
   * @return refused where it is not open
   */
  public StripeReply<Checkout> expire(String sessionId, String idempotencyKey) {
    SessionExpireParams params =
        SessionExpireParams.builder().addExpand(INTENT).addExpand(BOOKED).build();
    return StripeCalls.reply(
        () -> read(sessions().expire(sessionId, params, StripeCalls.key(idempotencyKey))));
  }

  /**
   * Looks for the checkout of one of our payments among those that Stripe made since.
   *
   * @param since Stripe's time; a minute too early does no harm
   */
  public StripeReply<Optional<Checkout>> find(String paymentId, Instant since) {
    SessionListParams params =
        SessionListParams.builder()
            .setCreated(SessionListParams.Created.builder().setGte(since.getEpochSecond()).build())
            .setLimit(PAGE)
            .build();
    return StripeCalls.reply(
        () -> {
          for (Session session : sessions().list(params).autoPagingIterable()) {
            if (paymentId.equals(session.getClientReferenceId())) {
              return Optional.of(withIntent(session.getId()));
            }
          }
          return Optional.empty();
        });
  }

  private Checkout withIntent(String sessionId) throws StripeException {
    return read(
        sessions()
            .retrieve(
                sessionId,
                SessionRetrieveParams.builder().addExpand(INTENT).addExpand(BOOKED).build()));
  }

  private SessionService sessions() {
    return client.v1().checkout().sessions();
  }

  private static Checkout read(Session session) {
    return new Checkout(session.getId(), session.getUrl(), CheckoutStates.of(session));
  }

  private static SessionCreateParams params(CheckoutRequest request) {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setClientReferenceId(request.paymentId())
        .putMetadata(Metadata.PAYMENT, request.paymentId())
        .putAllMetadata(request.metadata())
        .addLineItem(lineItem(request))
        .setPaymentIntentData(intentData(request))
        .setExpiresAt(request.expiresAt().getEpochSecond())
        .setSuccessUrl(request.successUrl().toString())
        .setCancelUrl(request.cancelUrl().toString())
        .addExpand(INTENT)
        .build();
  }

  private static SessionCreateParams.LineItem lineItem(CheckoutRequest request) {
    return SessionCreateParams.LineItem.builder()
        .setQuantity(1L)
        .setPriceData(
            SessionCreateParams.LineItem.PriceData.builder()
                .setCurrency(request.currency())
                .setUnitAmount(request.amount())
                .setProductData(
                    SessionCreateParams.LineItem.PriceData.ProductData.builder()
                        .setName(request.label())
                        .build())
                .build())
        .build();
  }

  private static SessionCreateParams.PaymentIntentData intentData(CheckoutRequest request) {
    SessionCreateParams.PaymentIntentData.Builder data =
        SessionCreateParams.PaymentIntentData.builder()
            .setOnBehalfOf(request.onBehalfOf())
            .setTransferGroup(request.group())
            .putMetadata(Metadata.PAYMENT, request.paymentId())
            .putAllMetadata(request.metadata());
    if (request.capturesAtOnce()) {
      data.setCaptureMethod(SessionCreateParams.PaymentIntentData.CaptureMethod.AUTOMATIC);
    }
    return data.build();
  }
}
