/** Business documents as PDF and tables as CSV, for invoices and statements. */
@NullMarked
package de.mojoinstitut.documents;

import org.jspecify.annotations.NullMarked;
