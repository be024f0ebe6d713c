package de.mojoinstitut.camel.payment;

import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.tenant.TenantId;

/** The question of the route {@code payment-cancel}. */
record CancelPayment(TenantId tenant, PaymentId payment) {}
