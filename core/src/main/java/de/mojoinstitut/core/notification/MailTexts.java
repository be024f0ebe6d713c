package de.mojoinstitut.core.notification;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import de.mojoinstitut.core.person.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Mails from templates, in the reader's language. The first line of a template is the subject;
 * {@code {{details}}} is where the rows go.
 */
@Component
class MailTexts {

  /** Stands for the rows; no fact can hold it. */
  private static final String DETAILS = "\f";

  private final Map<String, Template> templates = new ConcurrentHashMap<>();
  private final MailFrame frame = new MailFrame();

  /** A row as it is read. */
  record Line(String label, List<String> values, boolean link) {}

  /**
   * @param locale of the reader
   */
  Mail write(
      String messageId,
      NotificationTemplate template,
      Profile recipient,
      Locale locale,
      MailFacts facts) {
    MailLanguage language = MailLanguage.of(locale);
    FactFormat format = new FactFormat(language.in(locale));
    String written = template(template, language).execute(inText(recipient, facts, format));
    int firstLine = written.indexOf('\n');
    String subject = written.substring(0, firstLine).strip();
    String[] parts = written.substring(firstLine).split(DETAILS, 2);
    List<Line> lines = lines(facts, language, format);
    return new Mail(
        messageId,
        recipient.email(),
        subject,
        text(parts, lines, facts, language),
        frame.write(language, subject, parts, lines, facts.page()),
        facts.attachments());
  }

  private static Map<String, Object> inText(Profile recipient, MailFacts facts, FactFormat format) {
    Map<String, Object> values = new HashMap<>();
    facts
        .inText()
        .forEach(
            (name, fact) ->
                values.put(
                    name,
                    fact instanceof Fact.Flag flag
                        ? flag.value()
                        : String.join(", ", format.lines(fact))));
    values.put("name", FactFormat.oneLine(recipient.displayName()));
    values.put("details", DETAILS);
    return values;
  }

  private static List<Line> lines(MailFacts facts, MailLanguage language, FactFormat format) {
    return facts.rows().stream()
        .map(
            row ->
                new Line(
                    language.label(row.label().name()),
                    format.lines(row.fact()),
                    row.fact() instanceof Fact.Link))
        .toList();
  }

  private static String text(
      String[] parts, List<Line> lines, MailFacts facts, MailLanguage language) {
    StringBuilder text = new StringBuilder(paragraphs(parts[0]));
    text.append(
        lines.stream().map(MailTexts::text).collect(Collectors.joining("\n", "\n\n", "\n")));
    if (facts.page() != null) {
      text.append(language.label("PAGE")).append(": ").append(facts.page()).append('\n');
    }
    return text.append('\n').append(paragraphs(parts[1])).append('\n').toString();
  }

  private static String text(Line line) {
    return line.values().size() == 1
        ? line.label() + ": " + line.values().getFirst()
        : line.label() + ":\n  " + String.join("\n  ", line.values());
  }

  /** Sections that say nothing leave no gap. */
  static String paragraphs(String part) {
    return part.strip().replaceAll("\n{3,}", "\n\n");
  }

  private Template template(NotificationTemplate template, MailLanguage language) {
    return templates.computeIfAbsent(
        template.code() + "_" + language.code(),
        name -> Mustache.compiler().escapeHTML(false).compile(language.text(template)));
  }
}
