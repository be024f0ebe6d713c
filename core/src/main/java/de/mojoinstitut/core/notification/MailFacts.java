package de.mojoinstitut.core.notification;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a feature tells for one mail.
 *
 * @param inText by the names that the template uses; {@code name}, {@code details} and {@code
 *     language} are taken
 * @param rows shown below each other, in order
 * @param page where the reader finds the subject; null where there is none
 */
public record MailFacts(
    Map<String, Fact> inText,
    List<Row> rows,
    @Nullable URI page,
    List<Mail.Attachment> attachments) {

  public record Row(Label label, Fact fact) {}

  /** What a row is called; {@code /notifications/labels_<language>.properties} says how. */
  public enum Label {
    NUMBER,
    OFFER,
    SELLER,
    DATE,
    DATES,
    PLACE,
    ONLINE,
    PRICE,
    PAID,
    REFUND,
    AMOUNT,
    STATEMENT
  }
}
