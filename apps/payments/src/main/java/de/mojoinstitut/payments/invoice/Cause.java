package de.mojoinstitut.payments.invoice;

import de.mojoinstitut.payments.payment.MoneyFlow.Kind;
import java.time.Instant;

/**
 * Money that came or went and wants a document.
 *
 * @param no in the order in which they happened to a payment
 * @param causeId the payment's, refund's or dispute's id
 * @param amount minor units, more than 0
 */
record Cause(long no, Kind kind, String causeId, long amount, Instant occurredAt) {}
