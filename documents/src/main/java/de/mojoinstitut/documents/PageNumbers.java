package de.mojoinstitut.documents;

import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** The footer: which document it is, and which page of how many. */
final class PageNumbers extends PdfPageEventHelper {

  private static final float SIZE = 7;
  private static final float BELOW_TEXT = 22;
  private static final float ROOM_FOR_COUNT = 30;

  private final BaseFont font;
  private final String label;
  private final String page;
  private final String of;
  private final PdfTemplate count;

  PageNumbers(PdfWriter writer, Typeface type, String label, Locale locale) {
    boolean isGerman = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    this.font = type.base();
    this.label = type.printable(label);
    this.page = isGerman ? "Seite " : "Page ";
    this.of = isGerman ? " von " : " of ";
    this.count = writer.getDirectContent().createTemplate(ROOM_FOR_COUNT, 2 * SIZE);
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    PdfContentByte canvas = writer.getDirectContent();
    float y = document.bottom() - BELOW_TEXT;
    String number = page + writer.getPageNumber() + of;
    float x = document.right() - ROOM_FOR_COUNT - font.getWidthPoint(number, SIZE);
    write(canvas, label, document.left(), y);
    write(canvas, number, x, y);
    canvas.addTemplate(count, document.right() - ROOM_FOR_COUNT, y);
  }

  @Override
  public void onCloseDocument(PdfWriter writer, Document document) {
    write(count, String.valueOf(writer.getPageNumber() - 1), 0, 0);
  }

  private void write(PdfContentByte canvas, String text, float x, float y) {
    canvas.beginText();
    canvas.setFontAndSize(font, SIZE);
    canvas.setTextMatrix(x, y);
    canvas.showText(text);
    canvas.endText();
  }
}
