package de.mojoinstitut.payments.invoice;

import de.mojoinstitut.documents.BusinessDocument;
import de.mojoinstitut.documents.BusinessDocument.Column;
import de.mojoinstitut.documents.BusinessDocument.Fact;
import de.mojoinstitut.documents.BusinessDocument.Party;
import de.mojoinstitut.documents.BusinessDocument.Table;
import de.mojoinstitut.documents.MoneyText;
import de.mojoinstitut.documents.Pdf;
import de.mojoinstitut.payments.invoice.Invoice.Reference;
import de.mojoinstitut.payments.invoice.Invoice.Type;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An invoice as the customer reads it, with what § 14 UStG asks for. A credit note is not called
 * Gutschrift, which in that law is an invoice by the customer.
 */
final class InvoicePaper {

  private final Invoice invoice;
  private final boolean isGerman;

  private InvoicePaper(Invoice invoice) {
    this.invoice = invoice;
    this.isGerman = invoice.locale().getLanguage().equals(Locale.GERMAN.getLanguage());
  }

  /** Renders it as PDF. */
  static byte[] pdf(Invoice invoice) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Pdf.write(new InvoicePaper(invoice).document(), out);
    return out.toByteArray();
  }

  private BusinessDocument document() {
    return new BusinessDocument(
        invoice.locale(),
        invoice.type() == Type.INVOICE ? say("Rechnung", "Invoice") : correction(),
        invoice.number().text(),
        sender(),
        new Party(recipient(), List.of()),
        facts(),
        table(),
        totals(),
        notes());
  }

  private String say(String german, String english) {
    return isGerman ? german : english;
  }

  private String correction() {
    return say("Rechnungskorrektur", "Credit note");
  }

  private Party sender() {
    Issuer issuer = invoice.issuer();
    List<String> lines = new ArrayList<>();
    lines.add(issuer.address().line1());
    lines.add(issuer.address().postalCode() + " " + issuer.address().city());
    lines.add(Locale.of("", issuer.address().country()).getDisplayCountry(invoice.locale()));
    if (issuer.taxNumber() != null) {
      lines.add(say("Steuernummer: ", "Tax number: ") + issuer.taxNumber());
    }
    if (issuer.vatId() != null) {
      lines.add(say("USt-IdNr.: ", "VAT ID: ") + issuer.vatId());
    }
    return new Party(issuer.legalName(), lines);
  }

  private String recipient() {
    String name = invoice.recipientName();
    return name == null
        ? say("Kunde der Buchung ", "Customer of booking ") + invoice.sale().label()
        : name;
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(say("Nummer", "Number"), invoice.number().text()));
    facts.add(new Fact(say("Ausgestellt am", "Issued on"), day(invoice.issueDate())));
    facts.add(new Fact(say("Leistungsdatum", "Date of service"), day(invoice.supplyDate())));
    facts.add(new Fact(say("Bezahlt am", "Paid on"), day(invoice.receivedDate())));
    facts.add(new Fact(say("Buchung", "Booking"), invoice.sale().label()));
    Reference refersTo = invoice.refersTo();
    if (refersTo != null) {
      facts.add(
          new Fact(
              say("Zu", "Refers to"),
              refersTo.number() + say(" vom ", " of ") + day(refersTo.issueDate())));
    }
    return facts;
  }

  private Table table() {
    String described = invoice.sale().serviceDescription();
    String service =
        described == null
            ? say("Leistung gemäß Buchung ", "Service of booking ") + invoice.sale().label()
            : described;
    List<String> row =
        List.of(
            service,
            money(invoice.amounts().net()),
            rate(),
            money(invoice.amounts().vat()),
            money(invoice.amounts().gross()));
    return new Table(
        List.of(
            Column.left(say("Leistung", "Service"), 4),
            Column.right(say("Netto", "Net"), 2),
            Column.right(say("USt-Satz", "VAT rate"), 2),
            Column.right(say("USt", "VAT"), 2),
            Column.right(say("Brutto", "Gross"), 2)),
        List.of(row).iterator());
  }

  private List<Fact> totals() {
    List<Fact> totals = new ArrayList<>();
    totals.add(new Fact(say("Netto", "Net"), money(invoice.amounts().net())));
    if (!invoice.issuer().smallBusiness()) {
      totals.add(new Fact(say("Umsatzsteuer ", "VAT ") + rate(), money(invoice.amounts().vat())));
    }
    totals.add(new Fact(say("Gesamtbetrag", "Total"), money(invoice.amounts().gross())));
    return totals;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (invoice.issuer().smallBusiness()) {
      notes.add(smallBusinessNote());
    }
    if (invoice.type() == Type.CREDIT_NOTE) {
      notes.add(say("Der Betrag wurde erstattet.", "The amount was refunded."));
    } else if (invoice.refersTo() == null) {
      notes.add(say("Der Betrag ist bereits bezahlt.", "The amount is paid."));
    } else {
      notes.add(
          say(
              "Die Erstattung kam zurück; die genannte Rechnungskorrektur gilt nicht mehr.",
              "The refund came back; the credit note named above no longer holds."));
    }
    return notes;
  }

  private String smallBusinessNote() {
    return switch (invoice.issuer().address().country()) {
      case "DE" ->
          say(
              "Umsatzsteuerfrei nach § 19 UStG (Kleinunternehmer).",
              "No VAT under section 19 of the German VAT act (small business).");
      case "AT" ->
          say(
              "Umsatzsteuerfrei nach § 6 Abs. 1 Z 27 UStG (Kleinunternehmer).",
              "No VAT under section 6 (1) 27 of the Austrian VAT act (small business).");
      default -> say("Umsatzsteuerfrei (Kleinunternehmer).", "No VAT (small business).");
    };
  }

  private String rate() {
    if (invoice.issuer().smallBusiness()) {
      return "–";
    }
    BigDecimal percent = BigDecimal.valueOf(invoice.issuer().vatRateBasisPoints(), 2);
    return NumberFormat.getNumberInstance(invoice.locale()).format(percent) + "\u00A0%";
  }

  private String money(long minor) {
    return MoneyText.of(minor, invoice.sale().currency(), invoice.locale());
  }

  private String day(LocalDate day) {
    return day.format(
        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(invoice.locale()));
  }
}
