package de.mojoinstitut.documents;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes a table as RFC 4180 wants it, in UTF-8, with semicolons: German spreadsheets split at
 * them, and German amounts have commas. A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front; numbers are left as they are. Rows go out at once, none is kept.
 */
public final class Csv implements Closeable {

  private static final char SEPARATOR = ';';
  private static final String LINE_END = "\r\n";
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9.,]*");
  private static final String STARTS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final Writer out;

  /**
   * @param out is closed with this writer
   */
  public Csv(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /**
   * Writes one row.
   *
   * @throws UncheckedIOException where the stream fails
   */
  public void row(List<String> cells) {
    try {
      for (int i = 0; i < cells.size(); i++) {
        if (i > 0) {
          out.write(SEPARATOR);
        }
        out.write(quoted(harmless(cells.get(i))));
      }
      out.write(LINE_END);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String harmless(String cell) {
    boolean isFormula =
        !cell.isEmpty()
            && STARTS_FORMULA.indexOf(cell.charAt(0)) >= 0
            && !NUMBER.matcher(cell).matches();
    return isFormula ? "'" + cell : cell;
  }

  private static String quoted(String cell) {
    boolean isPlain =
        cell.chars().noneMatch(c -> c == SEPARATOR || c == '"' || c == '\r' || c == '\n');
    return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
