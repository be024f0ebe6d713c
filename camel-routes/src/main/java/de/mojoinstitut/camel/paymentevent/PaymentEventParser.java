package de.mojoinstitut.camel.paymentevent;

import de.mojoinstitut.camel.intake.EventData;
import de.mojoinstitut.camel.intake.EventParser;
import de.mojoinstitut.core.payment.PaymentEvent;
import de.mojoinstitut.core.payment.PaymentEvent.RefundPart;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.tenant.TenantId;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what payments.mojo tells of payments. */
final class PaymentEventParser extends EventParser<Type, PaymentEvent> {

  /** Of records from before there could be a second one. */
  private static final int FIRST_PAYMENT = 1;

  PaymentEventParser() {
    super(
        Arrays.stream(Type.values())
            .collect(
                Collectors.toUnmodifiableMap(
                    type -> "payment." + type.name().toLowerCase(Locale.ROOT),
                    Function.identity())));
  }

  @Override
  protected PaymentEvent event(String id, Type type, EventData data) {
    return new PaymentEvent(
        id,
        type,
        new TenantId(data.text("tenantId")),
        new PaymentId(data.text("paymentId")),
        data.subject(),
        data.positiveOr("number", FIRST_PAYMENT),
        data.oneOf(PaymentStatus.class, "status").orElse(PaymentStatus.UNKNOWN),
        data.positive("version"),
        type == Type.CAPTURED ? data.amountOrNull("providerFee") : null,
        refund(type, data));
  }

  private static @Nullable RefundPart refund(Type type, EventData data) {
    return switch (type) {
      case REFUNDED, REFUND_FAILED ->
          new RefundPart(
              data.text("refundId"),
              data.amount("refundAmount"),
              data.oneOf(RefundReason.class, "refundReason").orElseThrow(EventData::invalid));
      case REQUESTED, PROCESSING, DECLINED, CAPTURED, CANCELLED -> null;
    };
  }
}
