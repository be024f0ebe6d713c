package de.mojoinstitut.documents;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.documents.BusinessDocument.Column;
import de.mojoinstitut.documents.BusinessDocument.Fact;
import de.mojoinstitut.documents.BusinessDocument.Party;
import de.mojoinstitut.documents.BusinessDocument.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class PdfTest {

  private static BusinessDocument invoice(String recipient, int rows) {
    Iterator<List<String>> lines =
        IntStream.rangeClosed(1, rows)
            .mapToObj(i -> List.of("Posten " + i, MoneyText.of(i, "EUR", Locale.GERMANY)))
            .iterator();
    return new BusinessDocument(
        Locale.GERMANY,
        "Rechnung",
        "RE-2026-000001",
        new Party("Praxis Müller", List.of("Größenweg 1", "10115 Berlin")),
        new Party(recipient, List.of()),
        List.of(new Fact("Datum", "22.11.2026")),
        new Table(List.of(Column.left("Leistung", 4), Column.right("Betrag", 1)), lines),
        List.of(new Fact("Netto", "84,03 €"), new Fact("Gesamt", "100,00 €")),
        List.of("Gemäß § 19 UStG wird keine Umsatzsteuer berechnet."));
  }

  private static byte[] bytes(BusinessDocument document) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Pdf.write(document, out);
    return out.toByteArray();
  }

  private static List<String> pages(byte[] pdf) throws IOException {
    try (PdfReader reader = new PdfReader(pdf)) {
      PdfTextExtractor extractor = new PdfTextExtractor(reader);
      int count = reader.getNumberOfPages();
      String[] pages = new String[count];
      for (int i = 0; i < count; i++) {
        pages[i] = extractor.getTextFromPage(i + 1).replaceAll("[ \\u00A0]+", " ");
      }
      return List.of(pages);
    }
  }

  @Test
  void shouldPrintEverythingThatTheDocumentSays() throws IOException {
    // when
    List<String> pages = pages(bytes(invoice("Jürgen Weiß", 2)));

    // then
    assertThat(pages).hasSize(1);
    assertThat(pages.getFirst())
        .contains("Praxis Müller", "Größenweg 1", "10115 Berlin", "Jürgen Weiß")
        .contains("Rechnung RE-2026-000001", "Datum", "22.11.2026", "Leistung", "Betrag")
        .contains("Posten 1", "0,01 €", "Posten 2", "Netto", "84,03 €", "Gesamt", "100,00 €")
        .contains("Gemäß § 19 UStG")
        .contains("Seite 1 von");
  }

  @Test
  void shouldPrintNamesFromAllOverEurope() throws IOException {
    // given
    String name = "Łukasz Şahin-Đorđević Ñuñez Ёлкина Ωμέγα";

    // when / then
    assertThat(pages(bytes(invoice(name, 1))).getFirst()).contains(name);
  }

  @Test
  void shouldShowThatALetterCannotBePrinted() throws IOException {
    assertThat(pages(bytes(invoice("Ravi \u0930 Rao", 1))).getFirst()).contains("Ravi ? Rao");
  }

  @Test
  void shouldRepeatTheHeadingsAndCountThePages() throws IOException {
    // when
    List<String> pages = pages(bytes(invoice("Max", 200)));

    // then
    assertThat(pages).hasSizeGreaterThan(3);
    assertThat(pages).allSatisfy(page -> assertThat(page).contains("RE-2026-000001", "von"));
    assertThat(pages.get(1)).contains("Leistung", "Betrag", "Seite 2 von");
    assertThat(String.join("\n", pages))
        .contains(IntStream.rangeClosed(1, 200).mapToObj(i -> "Posten " + i).toList());
  }

  @Test
  void shouldTakeRowsWhilePagesLeave() {
    // given
    AtomicLong written = new AtomicLong();
    AtomicLong writtenBeforeTheLastRow = new AtomicLong();
    Iterator<List<String>> rows =
        IntStream.rangeClosed(1, 5_000)
            .mapToObj(
                i -> {
                  writtenBeforeTheLastRow.set(written.get());
                  return List.of("Posten " + i);
                })
            .iterator();
    BusinessDocument few = invoice("Max", 0);
    BusinessDocument many =
        new BusinessDocument(
            few.locale(),
            few.title(),
            few.number(),
            few.sender(),
            few.recipient(),
            few.facts(),
            new Table(List.of(Column.left("Leistung", 1)), rows),
            few.totals(),
            few.notes());

    // when
    Pdf.write(many, counting(written));

    // then
    assertThat(writtenBeforeTheLastRow.get()).isGreaterThan(written.get() / 3);
  }

  @Test
  void shouldWriteManyDocumentsAtOnce() throws Exception {
    // given
    List<Callable<List<String>>> tasks =
        IntStream.range(0, 40)
            .<Callable<List<String>>>mapToObj(i -> () -> pages(bytes(invoice("Gast " + i, 30))))
            .toList();

    // when
    List<Future<List<String>>> written;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      written = threads.invokeAll(tasks);
    }

    // then
    for (int i = 0; i < written.size(); i++) {
      assertThat(written.get(i).get().getFirst()).contains("Gast " + i, "Praxis Müller");
    }
  }

  private static OutputStream counting(AtomicLong bytes) {
    return new OutputStream() {
      @Override
      public void write(int one) {
        bytes.incrementAndGet();
      }

      @Override
      public void write(byte[] some, int from, int length) {
        bytes.addAndGet(length);
      }
    };
  }
}
