package de.mojoinstitut.camel.paymentevent;

import de.mojoinstitut.core.payment.PaymentEvent;

/** A record that keeps the contract. */
sealed interface ParsedEvent {

  /** An event the hub knows. */
  record Known(PaymentEvent event) implements ParsedEvent {}

  /** A sound event of a type that this version does not know yet. */
  record Foreign(String eventId) implements ParsedEvent {}
}
