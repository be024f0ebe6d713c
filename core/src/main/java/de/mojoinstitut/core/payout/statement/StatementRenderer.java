package de.mojoinstitut.core.payout.statement;

import java.io.OutputStream;
import java.util.Iterator;

/** Port to what writes documents. Takes the lines one by one, so their number does not matter. */
public interface StatementRenderer {

  /**
   * @param out is left open
   */
  void pdf(Statement statement, Iterator<Statement.Line> lines, OutputStream out);

  /**
   * @param out is left open
   */
  void csv(Statement statement, Iterator<Statement.Line> lines, OutputStream out);
}
