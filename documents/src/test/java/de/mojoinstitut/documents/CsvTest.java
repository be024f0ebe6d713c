package de.mojoinstitut.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  private static String csv(List<String> row) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Csv csv = new Csv(out)) {
      csv.row(row);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void shouldQuoteOnlyWhatNeedsIt() {
    assertThat(csv(List.of("Größe €", "a;b", "say \"hi\"", "two\nlines", "", "1,50")))
        .isEqualTo("Größe €;\"a;b\";\"say \"\"hi\"\"\";\"two\nlines\";;1,50\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "＝1+1", "-", "-12,5 €"})
  void shouldNotLetASpreadsheetCalculate(String cell) {
    assertThat(csv(List.of(cell))).isEqualTo("'" + cell + "\r\n");
  }

  @Test
  void shouldQuoteAndNeutraliseAFormulaWithASeparator() {
    assertThat(csv(List.of("=HYPERLINK(\"x\";\"y\")")))
        .isEqualTo("\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-12,50", "+3", "-1.234,56", "0", "-5"})
  void shouldLeaveNumbersAsTheyAre(String number) {
    assertThat(csv(List.of(number))).isEqualTo(number + "\r\n");
  }
}
