package de.mojoinstitut.documents;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * What a person gets on paper: an invoice, a credit note, a statement. All texts stand in it as
 * they are printed; lists may be empty.
 *
 * @param locale language of the page numbers
 * @param number stands beside the title and in each page's footer
 * @param facts such as date and period, above the table
 * @param totals below the table, the last one in bold
 * @param notes paragraphs at the end
 */
public record BusinessDocument(
    Locale locale,
    String title,
    String number,
    Party sender,
    Party recipient,
    List<Fact> facts,
    Table table,
    List<Fact> totals,
    List<String> notes) {

  public BusinessDocument {
    facts = List.copyOf(facts);
    totals = List.copyOf(totals);
    notes = List.copyOf(notes);
  }

  /**
   * Who sends or receives it.
   *
   * @param lines address and the like, without the name
   */
  public record Party(String name, List<String> lines) {

    public Party {
      lines = List.copyOf(lines);
    }
  }

  /** A name and its value. */
  public record Fact(String name, String value) {}

  /** Which side of its column a text stands on. */
  public enum Side {
    LEFT,
    RIGHT
  }

  /**
   * One column.
   *
   * @param weight its part of the width, relative to the others; more than 0
   */
  public record Column(String heading, int weight, Side side) {

    public static Column left(String heading, int weight) {
      return new Column(heading, weight, Side.LEFT);
    }

    public static Column right(String heading, int weight) {
      return new Column(heading, weight, Side.RIGHT);
    }
  }

  /**
   * The lines.
   *
   * @param rows a cell for each column; taken one by one, once, while the document is written, so
   *     that the number of rows does not matter to memory
   */
  public record Table(List<Column> columns, Iterator<List<String>> rows) {

    public Table {
      columns = List.copyOf(columns);
    }
  }
}
