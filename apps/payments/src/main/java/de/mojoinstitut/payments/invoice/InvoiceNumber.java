package de.mojoinstitut.payments.invoice;

import java.util.Locale;

/**
 * An invoice's number, unique for its issuer.
 *
 * @param year of the day of issue
 * @param no 1, 2, 3 …, without a gap
 */
record InvoiceNumber(Series series, int year, long no) {

  /** Which numbers run on together. */
  enum Series {
    /** Invoices. */
    RE,
    /** Credit notes. */
    GS
  }

  /** As printed, such as {@code RE-2026-000001}. */
  String text() {
    return "%s-%d-%06d".formatted(series, year, no).toUpperCase(Locale.ROOT);
  }
}
