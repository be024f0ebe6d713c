package de.mojoinstitut.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "123456789 | EUR | de-DE | 1.234.567,89 €",
        "-1 | EUR | de-DE | -0,01 €",
        "10000 | USD | en-US | 100.00 USD",
        "12345678 | INR | en-IN | 123,456.78 INR",
        "500 | JPY | en-US | 500 JPY"
      })
  void shouldWriteAmountsAsTheLocaleDoes(long minor, String currency, String locale, String text) {
    assertThat(MoneyText.of(minor, currency, Locale.forLanguageTag(locale)).replace('\u00A0', ' '))
        .isEqualTo(text);
  }
}
