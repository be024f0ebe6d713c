/**
 * What contacts, leads and partners have in common: keeping an entry of a tenant's address book.
 */
@NullMarked
package de.mojoinstitut.kontakte.entry;

import org.jspecify.annotations.NullMarked;
