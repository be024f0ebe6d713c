package de.mojoinstitut.hub.payout;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.ledger.Beneficiary;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payout.run.Payout;
import de.mojoinstitut.core.payout.run.PayoutId;
import de.mojoinstitut.core.payout.run.PayoutRunId;
import de.mojoinstitut.core.payout.statement.Statement;
import de.mojoinstitut.core.region.Region;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatementDocumentsTest {

  private static final RegionCode DACH = new RegionCode("DACH");
  private static final Instant AT = Instant.parse("2026-03-01T23:30:00Z");

  private final StatementDocuments documents =
      new StatementDocuments(new StatementSettings("MOJO Institut", List.of("Musterweg 1")));

  private static Statement statement(Locale locale) {
    return new Statement(
        "GS-2026-00001",
        new Payout(
            new PayoutId("payout_1"),
            new PayoutRunId("run_1"),
            Beneficiary.of(DACH, new TenantId("tenant_anna")),
            Money.of(8_825, "EUR"),
            1,
            Payout.Status.PAID,
            null,
            AT,
            "tr_1",
            AT),
        "Praxis Anna",
        new Region(DACH, "DACH", Currency.getInstance("EUR"), locale, ZoneId.of("Europe/Berlin")),
        AT,
        AT,
        AT);
  }

  private static Statement.Line line() {
    return new Statement.Line(AT, "MB-1", "RELEASE", 10_000, -1_000, -175, 0, 8_825);
  }

  @Test
  void shouldWriteTheLinesAsCsv() {
    // when
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    documents.csv(statement(Locale.GERMANY), List.of(line()).iterator(), out);

    // then
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "number;date;booking;kind;sales;platformFee;providerFee;other;amount;currency",
            "GS-2026-00001;2026-03-02;MB-1;RELEASE;100,00;-10,00;-1,75;0,00;88,25;EUR");
  }

  @Test
  void shouldWriteADocumentOfAnyLength() {
    // given
    Iterator<Statement.Line> many = IntStream.range(0, 2_000).mapToObj(i -> line()).iterator();

    // when
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    documents.pdf(statement(Locale.US), many, out);

    // then
    assertThat(many.hasNext()).isFalse();
    assertThat(out.toString(StandardCharsets.ISO_8859_1)).startsWith("%PDF-").contains("%%EOF");
  }

  @Test
  void shouldHaveAWordForEveryKindAndAColumnForEveryHeadingInBothLanguages() {
    for (Locale locale : List.of(Locale.GERMANY, Locale.US)) {
      StatementTexts texts = StatementTexts.of(locale);
      assertThat(texts.columns()).hasSize(7);
      assertThat(texts.kinds()).containsKeys("RELEASE", "REFUND", "DISPUTE_LOST");
      assertThat(texts.notes()).hasSize(3);
    }
    assertThat(StatementTexts.of(Locale.GERMANY)).isNotEqualTo(StatementTexts.of(Locale.US));
  }
}
