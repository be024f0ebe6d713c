package de.mojoinstitut.documents;

import de.mojoinstitut.documents.BusinessDocument.Column;
import de.mojoinstitut.documents.BusinessDocument.Fact;
import de.mojoinstitut.documents.BusinessDocument.Party;
import de.mojoinstitut.documents.BusinessDocument.Side;
import de.mojoinstitut.documents.BusinessDocument.Table;
import java.io.OutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** Writes business documents as PDF, A4. Pages leave as they fill; nothing native is needed. */
public final class Pdf {

  private static final int MARGIN = 56;
  private static final int ROWS_AT_ONCE = 50;
  private static final float GAP = 14;

  private final BusinessDocument content;
  private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
  private final Typeface type = new Typeface();

  private Pdf(BusinessDocument content) {
    this.content = content;
  }

  /**
   * Writes the whole document. Safe in any number of threads.
   *
   * @param out is flushed and left open
   * @throws org.openpdf.text.DocumentException where the stream fails
   */
  public static void write(BusinessDocument content, OutputStream out) {
    new Pdf(content).to(out);
  }

  private void to(OutputStream out) {
    PdfWriter writer = PdfWriter.getInstance(document, out);
    writer.setCloseStream(false);
    String footer = content.sender().name() + " · " + content.title() + " " + content.number();
    document.addTitle(content.title() + " " + content.number());
    document.open();
    writer.setPageEvent(new PageNumbers(writer, type, footer, content.locale()));
    heading();
    facts();
    rows(content.table());
    totals();
    content.notes().forEach(note -> document.add(spaced(type.plain(note))));
    document.close();
  }

  private void heading() {
    Party sender = content.sender();
    document.add(new Paragraph(type.bold(sender.name())));
    sender.lines().forEach(line -> document.add(new Paragraph(type.small(line))));
    document.add(spaced(type.plain(content.recipient().name())));
    content.recipient().lines().forEach(line -> document.add(new Paragraph(type.plain(line))));
    Paragraph title = spaced(type.title(content.title() + " " + content.number()));
    title.setLeading(20);
    title.setSpacingBefore(2 * GAP);
    document.add(title);
  }

  private static Paragraph spaced(Phrase text) {
    Paragraph paragraph = new Paragraph(text);
    paragraph.setSpacingBefore(GAP);
    return paragraph;
  }

  private void facts() {
    PdfPTable table = table(List.of(Column.left("", 1), Column.left("", 3)));
    for (Fact fact : content.facts()) {
      table.addCell(cell(type.plain(fact.name()), Side.LEFT, Rectangle.NO_BORDER));
      table.addCell(cell(type.plain(fact.value()), Side.LEFT, Rectangle.NO_BORDER));
    }
    document.add(table);
  }

  private void rows(Table rows) {
    PdfPTable table = table(rows.columns());
    for (Column column : rows.columns()) {
      table.addCell(cell(type.bold(column.heading()), column.side(), Rectangle.BOTTOM));
    }
    table.setHeaderRows(1);
    table.setComplete(false);
    for (int i = 1; rows.rows().hasNext(); i++) {
      row(table, rows.columns(), rows.rows().next());
      if (i % ROWS_AT_ONCE == 0) {
        document.add(table);
      }
    }
    table.setComplete(true);
    document.add(table);
  }

  private void row(PdfPTable table, List<Column> columns, List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns.size());
    }
    for (int i = 0; i < cells.size(); i++) {
      table.addCell(cell(type.plain(cells.get(i)), columns.get(i).side(), Rectangle.NO_BORDER));
    }
  }

  private void totals() {
    PdfPTable table = table(List.of(Column.left("", 3), Column.right("", 1)));
    for (int i = 0; i < content.totals().size(); i++) {
      Fact total = content.totals().get(i);
      boolean isLast = i == content.totals().size() - 1;
      int border = isLast ? Rectangle.TOP : Rectangle.NO_BORDER;
      table.addCell(cell(text(total.name(), isLast), Side.RIGHT, border));
      table.addCell(cell(text(total.value(), isLast), Side.RIGHT, border));
    }
    document.add(table);
  }

  private Phrase text(String text, boolean isBold) {
    return isBold ? type.bold(text) : type.plain(text);
  }

  private static PdfPTable table(List<Column> columns) {
    PdfPTable table = new PdfPTable(columns.size());
    int[] weights = columns.stream().mapToInt(Column::weight).toArray();
    table.setWidths(weights);
    table.setWidthPercentage(100);
    table.setSpacingBefore(GAP);
    return table;
  }

  private static PdfPCell cell(Phrase text, Side side, int border) {
    PdfPCell cell = new PdfPCell(text);
    cell.setBorder(border);
    cell.setBorderWidth(0.5f);
    cell.setPadding(3);
    cell.setHorizontalAlignment(side == Side.LEFT ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT);
    return cell;
  }
}
