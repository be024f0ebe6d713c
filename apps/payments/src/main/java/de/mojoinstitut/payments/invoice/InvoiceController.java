package de.mojoinstitut.payments.invoice;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.payments.invoice.Invoice.Type;
import de.mojoinstitut.payments.invoice.Invoices.Line;
import de.mojoinstitut.payments.invoice.Invoices.Pdf;
import de.mojoinstitut.payments.payment.Subject;
import de.mojoinstitut.payments.payment.Subjects;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tenant's invoices over HTTP; they come into being by themselves. */
@RestController
@RequestMapping("/api/invoices")
class InvoiceController {

  private static final String ID = "[A-Za-z0-9_.:-]{1,100}";
  private static final String TENANT = "x-tenant-id";

  private final Invoices invoices;
  private final Subjects subjects;
  private final TransactionTemplate transaction;

  InvoiceController(Invoices invoices, Subjects subjects, TransactionTemplate transaction) {
    this.invoices = invoices;
    this.subjects = subjects;
    this.transaction = transaction;
  }

  /**
   * One invoice or credit note.
   *
   * @param amount minor units with VAT, below 0 on a credit note
   * @param vatAmount the VAT in it
   * @param refersTo id of the invoice that a credit note corrects
   * @param pdfUrl path of the document
   */
  record InvoiceView(
      String id,
      String number,
      Type type,
      Instant issuedAt,
      Subject subject,
      @Nullable String bookingId,
      String paymentId,
      long amount,
      long vatAmount,
      String currency,
      @Nullable String refersTo,
      String pdfUrl) {

    static InvoiceView of(Line line) {
      return new InvoiceView(
          line.id(),
          line.number(),
          line.type(),
          line.issuedAt(),
          line.subject(),
          line.subject().bookingId(),
          line.paymentId(),
          line.amounts().gross(),
          line.amounts().vat(),
          line.currency(),
          line.refersTo(),
          "/api/invoices/" + line.id() + "/pdf");
    }
  }

  /** All of a subject, oldest first; there is never a next page. */
  record Page(List<InvoiceView> items, @Nullable String nextCursor) {}

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  Page ofSubject(
      @RequestHeader(TENANT) String tenant,
      @RequestParam(required = false) @Nullable @Pattern(regexp = Subjects.TYPE) String subjectType,
      @RequestParam(required = false) @Nullable @Pattern(regexp = ID) String subjectId,
      @RequestParam(required = false) @Nullable @Pattern(regexp = ID) String bookingId) {
    Subject subject = subjects.queried(subjectType, subjectId, bookingId);
    List<Line> lines = Objects.requireNonNull(transaction.execute(status -> invoices.of(subject)));
    return new Page(lines.stream().map(InvoiceView::of).toList(), null);
  }

  @GetMapping(path = "/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  @ApiResponse(
      responseCode = "200",
      description = "the document as it was issued",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PDF_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<Resource> pdf(
      @RequestHeader(TENANT) String tenant, @PathVariable @Pattern(regexp = ID) String id) {
    Optional<Pdf> found = transaction.execute(status -> invoices.pdf(id));
    Pdf pdf = Objects.requireNonNull(found).orElseThrow(ApiProblem::notFound);
    ContentDisposition file = ContentDisposition.inline().filename(pdf.number() + ".pdf").build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .contentType(MediaType.APPLICATION_PDF)
        .body(pdf.content());
  }
}
