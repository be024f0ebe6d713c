package de.mojoinstitut.core.notification;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.TimeZone;
import de.mojoinstitut.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/** Writes facts the way of a reader: {@code 1.234,56 €}, {@code ₹11,23,000.00}. */
final class FactFormat {

  private static final String DAY_AND_TIME = "yMMMMEEEEdjmz";

  private final Locale locale;

  FactFormat(Locale locale) {
    this.locale = locale;
  }

  /** One line, or several for appointments; a flag has none. */
  List<String> lines(Fact fact) {
    return switch (fact) {
      case Fact.Text text -> List.of(oneLine(text.value()));
      case Fact.Flag flag -> List.of();
      case Fact.Amount amount -> List.of(money(amount.value()));
      case Fact.Moment moment -> List.of(moment(moment.at(), moment.zone()));
      case Fact.Appointments all ->
          all.appointments().stream().map(each -> appointment(each, all.zone())).toList();
      case Fact.Link link -> List.of(link.url().toString());
    };
  }

  /** What a person has written must not break out of a subject or a paragraph. */
  static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}\\x{2028}\\x{2029}]+", " ").strip();
  }

  private String money(Money money) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance(money.currency().getCurrencyCode()));
    return format.format(
        BigDecimal.valueOf(money.amount(), money.currency().getDefaultFractionDigits()));
  }

  private String moment(Instant at, ZoneId zone) {
    DateFormat format = DateFormat.getInstanceForSkeleton(DAY_AND_TIME, locale);
    format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
    return format.format(Date.from(at));
  }

  private String appointment(Fact.Appointment appointment, ZoneId zone) {
    DateIntervalFormat format = DateIntervalFormat.getInstance(DAY_AND_TIME, locale);
    format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
    return format.format(
        new DateInterval(
            appointment.startsAt().toEpochMilli(), appointment.endsAt().toEpochMilli()));
  }
}
