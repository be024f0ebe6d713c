package de.mojoinstitut.camel.payment;

import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.tenant.TenantId;

/** The question of the route {@code payment-refund-abandon}. */
record AbandonRefund(TenantId tenant, PaymentId payment, String refundId) {}
