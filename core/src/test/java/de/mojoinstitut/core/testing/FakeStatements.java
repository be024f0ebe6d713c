package de.mojoinstitut.core.testing;

import de.mojoinstitut.core.payout.statement.Statement;
import de.mojoinstitut.core.payout.statement.StatementRenderer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Writes statements as plain lines. */
public final class FakeStatements implements StatementRenderer {

  @Override
  public void pdf(Statement statement, Iterator<Statement.Line> lines, OutputStream out) {
    write(out, statement.number() + " for " + statement.payee());
    lines.forEachRemaining(line -> write(out, line.kind() + " " + line.amount()));
  }

  @Override
  public void csv(Statement statement, Iterator<Statement.Line> lines, OutputStream out) {
    lines.forEachRemaining(
        line ->
            write(
                out,
                "%s;%d;%d;%d;%d;%d"
                    .formatted(
                        line.kind(),
                        line.gross(),
                        line.platformFee(),
                        line.providerFee(),
                        line.other(),
                        line.amount())));
  }

  private static void write(OutputStream out, String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
