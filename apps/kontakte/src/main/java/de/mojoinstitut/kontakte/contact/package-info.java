/** Contacts: persons with an account, one per person and tenant. */
@NullMarked
package de.mojoinstitut.kontakte.contact;

import org.jspecify.annotations.NullMarked;
