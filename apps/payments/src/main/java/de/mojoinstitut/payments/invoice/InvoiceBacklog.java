package de.mojoinstitut.payments.invoice;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows how many payments still want an invoice or credit note, of all tenants. */
@Component
class InvoiceBacklog implements MeterBinder {

  private final Watch watch;
  private final TransactionTemplate transaction;

  InvoiceBacklog(Watch watch, TransactionTemplate transaction) {
    this.watch = watch;
    this.transaction = transaction;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("mojo.invoices.waiting", this, InvoiceBacklog::count)
        .description("payments whose invoices are not issued yet")
        .register(registry);
  }

  private double count() {
    return Scopes.within(
        Scope.machinery(),
        () ->
            Objects.requireNonNull(
                transaction.execute(status -> watch.waiting(Watched.Kind.INVOICE))));
  }
}
