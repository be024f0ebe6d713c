package de.mojoinstitut.hub.payout;

import de.mojoinstitut.core.payout.Statement;
import de.mojoinstitut.core.payout.StatementRenderer;
import de.mojoinstitut.documents.BusinessDocument;
import de.mojoinstitut.documents.BusinessDocument.Column;
import de.mojoinstitut.documents.BusinessDocument.Fact;
import de.mojoinstitut.documents.BusinessDocument.Party;
import de.mojoinstitut.documents.BusinessDocument.Table;
import de.mojoinstitut.documents.Csv;
import de.mojoinstitut.documents.MoneyText;
import de.mojoinstitut.documents.Pdf;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Statements as PDF and CSV, in the language of the region. */
@Component
@EnableConfigurationProperties(StatementSettings.class)
class StatementDocuments implements StatementRenderer {

  private static final List<String> CSV_HEADING =
      List.of(
          "number",
          "date",
          "booking",
          "kind",
          "sales",
          "platformFee",
          "providerFee",
          "other",
          "amount",
          "currency");

  private final Party issuer;

  StatementDocuments(StatementSettings settings) {
    this.issuer = new Party(settings.issuer(), settings.address());
  }

  @Override
  public void pdf(Statement statement, Iterator<Statement.Line> lines, OutputStream out) {
    Locale locale = statement.region().locale();
    StatementTexts texts = StatementTexts.of(locale);
    Pdf.write(
        new BusinessDocument(
            locale,
            texts.title(),
            statement.number(),
            issuer,
            new Party(statement.payee(), List.of()),
            facts(statement, texts),
            new Table(columns(texts), cells(lines, line -> printed(statement, texts, line))),
            List.of(
                new Fact(
                    texts.total(),
                    MoneyText.of(
                        statement.payout().amount().amount(), currency(statement), locale))),
            texts.notes()),
        out);
  }

  private static List<Fact> facts(Statement statement, StatementTexts texts) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(texts.payee(), statement.payout().beneficiary().id()));
    facts.add(
        new Fact(
            texts.period(),
            day(statement, statement.from()) + " – " + day(statement, statement.to())));
    facts.add(new Fact(texts.issued(), day(statement, statement.issuedAt())));
    Optional.ofNullable(statement.payout().providerReference())
        .ifPresent(reference -> facts.add(new Fact(texts.transfer(), reference)));
    return facts;
  }

  private static List<Column> columns(StatementTexts texts) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < texts.columns().size(); i++) {
      String heading = texts.columns().get(i);
      columns.add(i < 3 ? Column.left(heading, i + 3) : Column.right(heading, 3));
    }
    return columns;
  }

  private static List<String> printed(
      Statement statement, StatementTexts texts, Statement.Line line) {
    return List.of(
        day(statement, line.occurredAt()),
        Optional.ofNullable(line.label()).orElse("–"),
        texts.kinds().getOrDefault(line.kind(), line.kind()),
        number(statement, line.gross()),
        number(statement, line.platformFee() + line.providerFee()),
        number(statement, line.other()),
        number(statement, line.amount()));
  }

  @Override
  public void csv(Statement statement, Iterator<Statement.Line> lines, OutputStream out) {
    try (Csv csv = new Csv(out)) {
      csv.row(CSV_HEADING);
      cells(lines, line -> row(statement, line)).forEachRemaining(csv::row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> row(Statement statement, Statement.Line line) {
    return List.of(
        statement.number(),
        date(statement, line.occurredAt()).toString(),
        Optional.ofNullable(line.label()).orElse(""),
        line.kind(),
        number(statement, line.gross()),
        number(statement, line.platformFee()),
        number(statement, line.providerFee()),
        number(statement, line.other()),
        number(statement, line.amount()),
        currency(statement));
  }

  private static Iterator<List<String>> cells(
      Iterator<Statement.Line> lines, Function<Statement.Line, List<String>> cells) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return lines.hasNext();
      }

      @Override
      public List<String> next() {
        return cells.apply(lines.next());
      }
    };
  }

  private static String number(Statement statement, long amount) {
    return MoneyText.number(amount, currency(statement), statement.region().locale());
  }

  private static String currency(Statement statement) {
    return statement.payout().amount().currency().getCurrencyCode();
  }

  private static String day(Statement statement, Instant at) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(statement.region().locale())
        .format(date(statement, at));
  }

  private static LocalDate date(Statement statement, Instant at) {
    return at.atZone(statement.region().zone()).toLocalDate();
  }
}
