package de.mojoinstitut.camel.paymentevent;

import de.mojoinstitut.core.payment.PaymentEvent.Type;
import java.util.Locale;

/** Records as payments.mojo writes them. */
final class PaymentRecords {

  private PaymentRecords() {}

  static String name(Type type) {
    return "payment." + type.name().toLowerCase(Locale.ROOT);
  }

  static String captured(String eventId) {
    return event(eventId, name(Type.CAPTURED));
  }

  static String event(String eventId, String type) {
    return """
        {"specversion":"1.0","id":"%s","source":"/payments","type":"%s","subject":"pay_1",
         "data":{"paymentId":"pay_1","bookingId":"booking_1","tenantId":"tenant_anna","status":"CAPTURED",
                 "amount":10000,"currency":"EUR","version":1}}"""
        .formatted(eventId, type);
  }
}
