package de.mojoinstitut.payments.invoice;

import java.time.LocalDate;

/**
 * What a tenant's invoices say of it.
 *
 * @param validFrom the first day of money received for which it holds
 */
record TaxStatus(LocalDate validFrom, Issuer issuer) {}
