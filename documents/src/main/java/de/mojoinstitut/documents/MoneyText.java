package de.mojoinstitut.documents;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Amounts as people read them. */
public final class MoneyText {

  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final String EURO = "EUR";

  private MoneyText() {}

  /**
   * The number as the locale writes it, then the currency: the sign of the euro, and the code of
   * any other, because a sign like $ stands for many.
   *
   * @param minorUnits such as cents
   * @param currency ISO 4217
   */
  public static String of(long minorUnits, String currency, Locale locale) {
    return number(minorUnits, currency, locale)
        + NO_BREAK_SPACE
        + (currency.equals(EURO) ? "€" : currency);
  }

  /** The number alone, with as many decimal places as the currency has. */
  public static String number(long minorUnits, String currency, Locale locale) {
    int places = Currency.getInstance(currency).getDefaultFractionDigits();
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(places);
    format.setMaximumFractionDigits(places);
    return format.format(BigDecimal.valueOf(minorUnits, places));
  }
}
