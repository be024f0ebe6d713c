package de.mojoinstitut.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;

/**
 * Liberation Sans (SIL Open Font License), which comes with OpenPDF: Latin, Greek and Cyrillic
 * letters look the same everywhere, because what is used of it is embedded. One document's own, as
 * OpenPDF does not promise that fonts can be shared between threads.
 */
final class Typeface {

  private static final String FILE = "LiberationSans-Regular.ttf";
  private static final byte[] BYTES = read();
  private static final int MISSING = '?';

  private final BaseFont base;
  private final Font plain;
  private final Font bold;
  private final Font small;
  private final Font title;

  Typeface() {
    try {
      base = BaseFont.createFont(FILE, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, BYTES, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    plain = new Font(base, 9);
    bold = new Font(base, 9, Font.BOLD);
    small = new Font(base, 7);
    title = new Font(base, 16, Font.BOLD);
  }

  BaseFont base() {
    return base;
  }

  Phrase plain(String text) {
    return new Phrase(printable(text), plain);
  }

  Phrase bold(String text) {
    return new Phrase(printable(text), bold);
  }

  Phrase small(String text) {
    return new Phrase(printable(text), small);
  }

  Phrase title(String text) {
    return new Phrase(printable(text), title);
  }

  /** A letter that the font does not have would vanish; a question mark is seen. */
  String printable(String text) {
    return text.codePoints()
        .map(letter -> letter == '\n' || base.charExists(letter) ? letter : MISSING)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static byte[] read() {
    try (InputStream in = BaseFont.class.getResourceAsStream("/font-fallback/" + FILE)) {
      return Objects.requireNonNull(in, FILE).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
