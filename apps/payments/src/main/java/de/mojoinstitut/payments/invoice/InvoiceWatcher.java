package de.mojoinstitut.payments.invoice;

import de.mojoinstitut.payments.contact.ContactNames;
import de.mojoinstitut.payments.contact.ContactNames.Name;
import de.mojoinstitut.payments.invoice.IssueInvoices.Result;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import de.mojoinstitut.payments.watch.Watcher;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Issues what a payment wants. What has to wait is looked at again, and told of in the log, the
 * metric {@code mojo.invoices.waiting} and the tenant's tax status.
 */
@Component
class InvoiceWatcher implements Watcher {

  /** Invoices of one tenant wait for each other in the database; requests need connections too. */
  private static final int AT_ONCE = 4;

  private static final Logger LOG = LoggerFactory.getLogger(InvoiceWatcher.class);

  private final IssueInvoices issueInvoices;
  private final ContactNames names;
  private final Watch watch;
  private final TransactionTemplate transaction;
  private final Semaphore desks = new Semaphore(AT_ONCE);

  InvoiceWatcher(
      IssueInvoices issueInvoices,
      ContactNames names,
      Watch watch,
      TransactionTemplate transaction) {
    this.issueInvoices = issueInvoices;
    this.names = names;
    this.watch = watch;
    this.transaction = transaction;
  }

  @Override
  public Watched.Kind kind() {
    return Watched.Kind.INVOICE;
  }

  @Override
  public void look(String paymentId) {
    Result result = issue(paymentId, new Name.Unknown());
    if (result instanceof Result.NameWanted wanted) {
      // Asked outside of any transaction: kontakte may be slow.
      Name name = names.of(wanted.tenantId(), wanted.contactId());
      result = issue(paymentId, name);
    }
    switch (result) {
      case Result.Done done -> {}
      case Result.TaxStatusWanted wanted -> {
        LOG.warn(
            "payment {}: no invoice before tenant {} has a tax status for {}",
            paymentId,
            wanted.tenantId(),
            wanted.day());
        lookAgain(paymentId);
      }
      case Result.NameWanted wanted -> lookAgain(paymentId);
    }
  }

  private Result issue(String paymentId, Name name) {
    desks.acquireUninterruptibly();
    try {
      return issueInvoices.issue(paymentId, name);
    } finally {
      desks.release();
    }
  }

  private void lookAgain(String paymentId) {
    transaction.executeWithoutResult(status -> watch.again(Watched.Kind.INVOICE, paymentId));
  }
}
