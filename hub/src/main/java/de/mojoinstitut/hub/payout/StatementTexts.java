package de.mojoinstitut.hub.payout;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is printed on statements, in German for regions that speak it and English for all others.
 */
record StatementTexts(
    String title,
    String payee,
    String period,
    String issued,
    String transfer,
    List<String> columns,
    Map<String, String> kinds,
    String total,
    List<String> notes) {

  private static final StatementTexts GERMAN =
      new StatementTexts(
          "Abrechnung (Gutschrift)",
          "Empfänger",
          "Zeitraum",
          "Ausgestellt am",
          "Überweisung",
          List.of("Datum", "Buchung", "Vorgang", "Umsatz", "Gebühren", "Sonstiges", "Betrag"),
          Map.of(
              "RELEASE", "Leistung erbracht",
              "REFUND", "Erstattung",
              "REFUND_RETURNED", "Erstattung zurückgekommen",
              "DISPUTE_HOLD", "Einbehalt wegen Reklamation",
              "DISPUTE_WON", "Einbehalt aufgelöst",
              "DISPUTE_LOST", "Reklamation verloren",
              "PAYOUT_REVERSED", "Rücküberweisung"),
          "Auszahlungsbetrag",
          List.of(
              "Diese Abrechnung stellen wir im Gutschriftverfahren für Sie aus. Umsatz und Betrag sind Bruttobeträge.",
              "Hinweis zur Umsatzsteuer: Die Umsatzsteuer auf Ihre Leistungen schulden Sie nach Ihrem Steuerstatus; sie ist auf"
                  + " den Rechnungen an Ihre Kundinnen und Kunden ausgewiesen. Diese Abrechnung weist keine Umsatzsteuer aus.",
              "Bitte widersprechen Sie, wenn etwas nicht stimmt."));

  private static final StatementTexts ENGLISH =
      new StatementTexts(
          "Statement (self-billing)",
          "Payee",
          "Period",
          "Issued on",
          "Transfer",
          List.of("Date", "Booking", "What", "Sales", "Fees", "Other", "Amount"),
          Map.of(
              "RELEASE", "Delivered",
              "REFUND", "Refund",
              "REFUND_RETURNED", "Refund returned",
              "DISPUTE_HOLD", "Held for a dispute",
              "DISPUTE_WON", "Hold released",
              "DISPUTE_LOST", "Dispute lost",
              "PAYOUT_REVERSED", "Transfer returned"),
          "Amount paid",
          List.of(
              "We issue this statement on your behalf (self-billing). Sales and amounts are gross.",
              "On taxes: you owe the tax on your services as your tax status says; it is shown on the invoices to your customers."
                  + " This statement shows no tax.",
              "Please object if anything is wrong."));

  static StatementTexts of(Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? GERMAN : ENGLISH;
  }
}
