/** Invoices and credit notes that tenants issue to their customers, and the tenants' tax status. */
@NullMarked
package de.mojoinstitut.payments.invoice;

import org.jspecify.annotations.NullMarked;
