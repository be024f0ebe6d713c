package de.mojoinstitut.sandbox.stripe;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a payment method behaves when it is charged. */
enum Card {
  OK("ok", "4242", "", ""),
  /** A premium card: the provider takes 0.4 % more. */
  DEAR("dear", "0005", "amex", "DE", 40),
  /** A card from another part of the world: the provider takes 1.5 % more. */
  FOREIGN("foreign", "0003", "visa", "JP", 150),
  DECLINED("declined", "0002", "card_declined", "generic_decline"),
  INSUFFICIENT_FUNDS("insufficient_funds", "9995", "card_declined", "insufficient_funds"),
  EXPIRED_CARD("expired_card", "0069", "expired_card", "expired_card"),
  /** A debit that takes days and then succeeds. */
  SLOW("slow", "3000", "", ""),
  /** A debit that takes days and then fails. */
  SLOW_FAILS("slow_fails", "3001", "payment_intent_payment_attempt_failed", "");

  private final String label;
  private final String last4;
  private final String code;
  private final String declineCode;
  private final String brand;
  private final String country;
  private final long surcharge;

  Card(String label, String last4, String code, String declineCode) {
    this.label = label;
    this.last4 = last4;
    this.code = code;
    this.declineCode = declineCode;
    this.brand = "visa";
    this.country = "DE";
    this.surcharge = 0;
  }

  /** A card that pays. */
  Card(String label, String last4, String brand, String country, long surcharge) {
    this.label = label;
    this.last4 = last4;
    this.code = "";
    this.declineCode = "";
    this.brand = brand;
    this.country = country;
    this.surcharge = surcharge;
  }

  static Optional<Card> labelled(String label) {
    return Arrays.stream(values()).filter(card -> card.label.equals(label)).findFirst();
  }

  /** All labels, for people. */
  static String labels() {
    return Arrays.stream(values()).map(Card::label).collect(Collectors.joining(", "));
  }

  /** Stripe's ready-made test payment methods, tokens and card numbers, and our slow ones. */
  static Optional<Card> byTestId(String id) {
    return switch (id) {
      case "pm_card_visa", "tok_visa", "4242424242424242" -> Optional.of(OK);
      case "pm_card_chargeDeclined",
          "pm_card_visa_chargeDeclined",
          "tok_chargeDeclined",
          "tok_visa_chargeDeclined",
          "4000000000000002" ->
          Optional.of(DECLINED);
      case "pm_card_chargeDeclinedInsufficientFunds",
          "pm_card_visa_chargeDeclinedInsufficientFunds",
          "tok_chargeDeclinedInsufficientFunds",
          "tok_visa_chargeDeclinedInsufficientFunds",
          "4000000000009995" ->
          Optional.of(INSUFFICIENT_FUNDS);
      case "pm_card_chargeDeclinedExpiredCard",
          "pm_card_visa_chargeDeclinedExpiredCard",
          "tok_chargeDeclinedExpiredCard",
          "tok_visa_chargeDeclinedExpiredCard",
          "4000000000000069" ->
          Optional.of(EXPIRED_CARD);
      case "pm_card_amex", "tok_amex", "378282246310005" -> Optional.of(DEAR);
      case "pm_card_jp", "tok_jp", "4000003920000003" -> Optional.of(FOREIGN);
      case "pm_sandbox_slow" -> Optional.of(SLOW);
      case "pm_sandbox_slow_fails" -> Optional.of(SLOW_FAILS);
      default -> Optional.empty();
    };
  }

  String label() {
    return label;
  }

  String last4() {
    return last4;
  }

  String brand() {
    return brand;
  }

  /** Where it was issued, two letters. */
  String country() {
    return country;
  }

  /** What the provider takes on top of its tariff, in basis points. */
  long surcharge() {
    return surcharge;
  }

  /** Stripe's type of the payment method. */
  String type() {
    return isSlow() ? "sepa_debit" : "card";
  }

  boolean isSlow() {
    return this == SLOW || this == SLOW_FAILS;
  }

  /** Whether money arrives in the end. */
  boolean pays() {
    return code.isEmpty();
  }

  /** Stripe's error code of the failure; empty where it pays. */
  String code() {
    return code;
  }

  /** Empty where the bank gives no reason. */
  String declineCode() {
    return declineCode;
  }

  String message() {
    return switch (this) {
      case OK, DEAR, FOREIGN, SLOW -> "Payment complete.";
      case DECLINED -> "Your card was declined.";
      case INSUFFICIENT_FUNDS -> "Your card has insufficient funds.";
      case EXPIRED_CARD -> "Your card has expired.";
      case SLOW_FAILS -> "The payment failed.";
    };
  }
}
