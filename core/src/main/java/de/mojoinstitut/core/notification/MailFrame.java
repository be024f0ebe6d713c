package de.mojoinstitut.core.notification;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one frame that all mails have in HTML; escapes whatever it is given. */
final class MailFrame {

  private final Template frame =
      Mustache.compiler().escapeHTML(true).compile(MailLanguage.resource("frame.html"));

  /**
   * @param parts what stands before and after the rows: paragraphs between empty lines
   */
  String write(
      MailLanguage language,
      String subject,
      String[] parts,
      List<MailTexts.Line> rows,
      @Nullable URI page) {
    Map<String, Object> values = new HashMap<>();
    values.put("language", language.code());
    values.put("subject", subject);
    values.put("before", paragraphs(parts[0]));
    values.put("after", paragraphs(parts[1]));
    values.put("rows", rows.stream().map(MailFrame::row).toList());
    values.put("page", page == null ? false : Map.of("label", language.label("PAGE"), "url", page));
    return frame.execute(values);
  }

  private static List<Map<String, Object>> paragraphs(String part) {
    return Arrays.stream(MailTexts.paragraphs(part).split("\n\n"))
        .map(paragraph -> Map.<String, Object>of("lines", lines(paragraph.lines())))
        .toList();
  }

  private static Map<String, Object> row(MailTexts.Line row) {
    return Map.of(
        "label",
        row.label(),
        "lines",
        row.values().stream().map(value -> line(value, row.link())).toList());
  }

  /** A line that is an address is a link; what a person has written never stands alone in one. */
  private static List<Map<String, Object>> lines(Stream<String> lines) {
    return lines.map(line -> line(line, line.matches("https?://\\S+"))).toList();
  }

  private static Map<String, Object> line(String text, boolean link) {
    return Map.of("text", text, "link", link);
  }
}
