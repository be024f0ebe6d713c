package de.mojoinstitut.core.payout;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.notification.Mail;
import de.mojoinstitut.core.person.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** German for who speaks it, English for everybody else; the first line is the subject. */
@Component
class PayeeMailText {

  private final Template german = load("/notifications/payout-paid_de.txt");
  private final Template english = load("/notifications/payout-paid_en.txt");

  Mail write(String messageId, Profile reader, Payout payout, String statement) {
    boolean speaksGerman = reader.locale().getLanguage().equals(Locale.GERMAN.getLanguage());
    Locale locale =
        new Locale.Builder()
            .setLocale(speaksGerman ? Locale.GERMAN : Locale.ENGLISH)
            .setRegion(reader.locale().getCountry())
            .build();
    String text =
        (speaksGerman ? german : english)
            .execute(
                Map.of(
                    "name", reader.displayName(),
                    "amount", format(payout.amount(), locale),
                    "number", statement));
    int firstLine = text.indexOf('\n');
    return new Mail(
        messageId,
        reader.email(),
        text.substring(0, firstLine).strip(),
        text.substring(firstLine + 1).strip() + "\n");
  }

  private static String format(Money money, Locale locale) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(money.currency());
    return format.format(
        BigDecimal.valueOf(money.amount(), money.currency().getDefaultFractionDigits()));
  }

  private static Template load(String resource) {
    try (InputStream in =
        Objects.requireNonNull(PayeeMailText.class.getResourceAsStream(resource), resource)) {
      return Mustache.compiler()
          .escapeHTML(false)
          .compile(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
