package de.mojoinstitut.core.notification;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.CancellationCause;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.payment.Payment;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.person.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Mails from templates: German for who speaks it, English for everybody else. The first line of a
 * template is the subject.
 */
@Component
class MailTexts {

  private final Map<String, Template> templates = new ConcurrentHashMap<>();

  Mail write(
      String messageId,
      NotificationTemplate template,
      Profile recipient,
      Booking booking,
      Offer offer) {
    Locale locale = readable(recipient.locale());
    Map<String, Object> facts = new HashMap<>();
    facts.put("name", recipient.displayName());
    facts.put("number", booking.number());
    facts.put("title", offer.title());
    facts.put("startsAt", format(offer.startsAt(), offer.zone(), locale));
    facts.put("price", format(booking.terms().price(), locale));
    facts.put("free", booking.isFree());
    facts.putAll(outcome(booking));
    facts.put("heldUntil", format(booking.holdExpiresAt(), offer.zone(), locale));
    facts.put(
        "checkoutUrl",
        Optional.ofNullable(booking.payment())
            .map(Payment::checkoutUrl)
            .map(Object::toString)
            .orElse(""));
    facts.put(
        "refund",
        Optional.ofNullable(booking.refund())
            .map(refund -> format(refund.amount(), locale))
            .orElse(""));
    String text = template(template, locale).execute(facts);
    int firstLine = text.indexOf('\n');
    return new Mail(
        messageId,
        recipient.email(),
        text.substring(0, firstLine).strip(),
        text.substring(firstLine + 1).strip() + "\n");
  }

  /** Who has ended the booking, and what became of the money. */
  private static Map<String, Object> outcome(Booking booking) {
    Optional<CancellationCause> cause =
        Optional.ofNullable(booking.cancellation()).map(Booking.Cancellation::cause);
    boolean paid = booking.wasPaid();
    return Map.of(
        "byBuyer", cause.filter(CancellationCause.BUYER::equals).isPresent(),
        "byOthers", cause.filter(each -> each != CancellationCause.BUYER).isPresent(),
        "noSeat", cause.isEmpty(),
        "kept", paid,
        "underWay", isUnderWay(booking),
        "notCharged", !paid && !isUnderWay(booking),
        "partial", !booking.refundable().equals(booking.terms().price()));
  }

  /** A language that there are texts in, with the reader's country for dates and money. */
  private static Locale readable(Locale locale) {
    Locale language =
        Locale.GERMAN.getLanguage().equals(locale.getLanguage()) ? Locale.GERMAN : Locale.ENGLISH;
    return new Locale.Builder().setLocale(language).setRegion(locale.getCountry()).build();
  }

  /** Money of a slow method may still arrive. */
  private static boolean isUnderWay(Booking booking) {
    return Optional.ofNullable(booking.payment())
        .map(Payment::status)
        .filter(PaymentStatus.PROCESSING::equals)
        .isPresent();
  }

  private Template template(NotificationTemplate template, Locale locale) {
    return templates.computeIfAbsent(
        "/notifications/" + template.code() + "_" + locale.getLanguage() + ".txt",
        resource -> Mustache.compiler().escapeHTML(false).compile(load(resource)));
  }

  private static String load(String resource) {
    try (InputStream in =
        Objects.requireNonNull(MailTexts.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String format(Instant instant, ZoneId zone, Locale locale) {
    return new DateTimeFormatterBuilder()
        .appendLocalized(FormatStyle.FULL, FormatStyle.SHORT)
        .appendLiteral(' ')
        .appendZoneText(TextStyle.SHORT)
        .toFormatter(locale)
        .format(instant.atZone(zone));
  }

  private static String format(Money money, Locale locale) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(money.currency());
    return format.format(
        BigDecimal.valueOf(money.amount(), money.currency().getDefaultFractionDigits()));
  }
}
