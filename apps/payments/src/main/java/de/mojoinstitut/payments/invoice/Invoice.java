package de.mojoinstitut.payments.invoice;

import de.mojoinstitut.payments.payment.Sales.Sale;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note with everything that stands on it.
 *
 * @param causeNo what it was issued for
 * @param receivedDate when the money for the service was received, in the region's zone
 * @param issueDate the day of {@code issuedAt} in the region's zone
 * @param recipientName personal; null where the person was erased before
 * @param refersTo what it corrects; null on the first document of a sale
 */
record Invoice(
    String id,
    InvoiceNumber number,
    long causeNo,
    Sale sale,
    LocalDate receivedDate,
    Instant issuedAt,
    LocalDate issueDate,
    @Nullable String recipientName,
    Issuer issuer,
    Amounts amounts,
    Locale locale,
    @Nullable Reference refersTo) {

  /** What it is to the customer. */
  enum Type {
    INVOICE,
    CREDIT_NOTE
  }

  /**
   * The money, in minor units of the sale's currency; below 0 on a credit note.
   *
   * @param gross net and VAT together
   */
  record Amounts(long net, long vat, long gross) {

    Amounts(long net, long gross) {
      this(net, gross - net, gross);
    }
  }

  /** Another invoice, as it is referred to. */
  record Reference(String id, String number, LocalDate issueDate) {}

  Type type() {
    return amounts.gross() > 0 ? Type.INVOICE : Type.CREDIT_NOTE;
  }

  /** The day of the service; where none was said, the day the money came. */
  LocalDate supplyDate() {
    LocalDate day = sale.serviceDate();
    return day == null ? receivedDate : day;
  }

  Reference reference() {
    return new Reference(id, number.text(), issueDate);
  }
}
