package de.mojoinstitut.payments.invoice;

import de.mojoinstitut.payments.contact.ContactNames.Name;
import de.mojoinstitut.payments.invoice.Invoice.Amounts;
import de.mojoinstitut.payments.invoice.Invoice.Reference;
import de.mojoinstitut.payments.invoice.InvoiceNumber.Series;
import de.mojoinstitut.payments.invoice.Invoices.Base;
import de.mojoinstitut.payments.invoice.Invoices.Corrected;
import de.mojoinstitut.payments.payment.MoneyFlow.Kind;
import de.mojoinstitut.payments.payment.Sales;
import de.mojoinstitut.payments.payment.Sales.Sale;
import de.mojoinstitut.payments.tenant.Tenant;
import de.mojoinstitut.payments.tenant.Tenants;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Issues what a payment wants: the invoice first, then a correction for each amount that went back.
 * Number, row and PDF come into being in one transaction. Invoices of one tenant wait for each
 * other, so that their numbers follow their times.
 */
@Component
class IssueInvoices {

  private final TransactionTemplate transaction;
  private final Sales sales;
  private final Tenants tenants;
  private final Causes causes;
  private final TaxStatuses statuses;
  private final Invoices invoices;
  private final InvoiceNumbers numbers;
  private final InvoiceSettings settings;
  private final Watch watch;
  private final Clock clock;

  IssueInvoices(
      TransactionTemplate transaction,
      Sales sales,
      Tenants tenants,
      Causes causes,
      TaxStatuses statuses,
      Invoices invoices,
      InvoiceNumbers numbers,
      InvoiceSettings settings,
      Watch watch,
      Clock clock) {
    this.transaction = transaction;
    this.sales = sales;
    this.tenants = tenants;
    this.causes = causes;
    this.statuses = statuses;
    this.invoices = invoices;
    this.numbers = numbers;
    this.settings = settings;
    this.watch = watch;
    this.clock = clock;
  }

  /** What came of it. */
  sealed interface Result {
    /** Everything is issued. */
    record Done() implements Result {}

    /** Nothing is issued before the tenant says what its invoices must say. */
    record TaxStatusWanted(String tenantId, LocalDate day) implements Result {}

    /** Nothing is issued before the customer's name is known. */
    record NameWanted(String tenantId, String contactId) implements Result {}
  }

  /**
   * Issues everything that is open; repeating it changes nothing.
   *
   * @param name the customer's; {@link Name.Unknown} where nobody asked for it yet
   */
  Result issue(String paymentId, Name name) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Sale sale = sales.lock(paymentId);
              Tenant tenant = tenants.lock(sale.tenantId());
              Result result = new Desk(sale, settings.of(tenant.region())).issueAll(name);
              if (result instanceof Result.Done) {
                watch.stop(Watched.Kind.INVOICE, paymentId);
              }
              return result;
            }));
  }

  /** One sale, under its locks. */
  private final class Desk {
    private final Sale sale;
    private final InvoiceSettings.Region region;

    private Desk(Sale sale, InvoiceSettings.Region region) {
      this.sale = sale;
      this.region = region;
    }

    private Result issueAll(Name name) {
      for (Cause cause : causes.open(sale.paymentId())) {
        if (cause.kind() == Kind.RECEIVED) {
          Result result = issueFirst(cause, name);
          if (!(result instanceof Result.Done)) {
            return result;
          }
        } else {
          correct(cause);
        }
      }
      return new Result.Done();
    }

    private Result issueFirst(Cause cause, Name name) {
      LocalDate received = LocalDate.ofInstant(cause.occurredAt(), region.zone());
      Optional<TaxStatus> status = statuses.at(sale.tenantId(), received);
      if (status.isEmpty()) {
        return new Result.TaxStatusWanted(sale.tenantId(), received);
      }
      Issuer issuer = status.get().issuer();
      Amounts amounts = new Amounts(issuer.netOf(cause.amount()), cause.amount());
      return switch (name) {
        case Name.Unknown unknown -> new Result.NameWanted(sale.tenantId(), sale.contactId());
        case Name.Known known -> write(cause, received, known.name(), issuer, amounts, null);
        case Name.Gone gone -> write(cause, received, null, issuer, amounts, null);
      };
    }

    /** Rounded on the sum of all corrections, so that they add up to the invoice's own parts. */
    private void correct(Cause cause) {
      Base base = invoices.base(sale.paymentId()).orElseThrow();
      boolean isReturned = cause.kind() == Kind.REFUND_RETURNED;
      long gross = isReturned ? -cause.amount() : cause.amount();
      Corrected before = invoices.corrected(sale.paymentId());
      long net = base.issuer().netOf(before.gross() + gross) - before.net();
      Reference refersTo =
          isReturned
              ? invoices.ofRefund(sale.paymentId(), cause.causeId()).orElseThrow()
              : base.reference();
      Amounts amounts = new Amounts(-net, -gross);
      write(cause, base.receivedDate(), base.recipientName(), base.issuer(), amounts, refersTo);
    }

    private Result write(
        Cause cause,
        LocalDate received,
        @Nullable String recipient,
        Issuer issuer,
        Amounts amounts,
        @Nullable Reference refersTo) {
      Instant now = clock.instant();
      LocalDate today = LocalDate.ofInstant(now, region.zone());
      Series series = amounts.gross() > 0 ? Series.RE : Series.GS;
      Invoice invoice =
          new Invoice(
              "inv_" + UUID.randomUUID(),
              numbers.next(sale.tenantId(), series, today.getYear()),
              cause.no(),
              sale,
              received,
              now,
              today,
              recipient,
              issuer,
              amounts,
              region.locale(),
              refersTo);
      invoices.add(invoice, InvoicePaper.pdf(invoice));
      return new Result.Done();
    }
  }
}
