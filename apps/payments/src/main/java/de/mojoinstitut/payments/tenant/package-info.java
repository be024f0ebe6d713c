/** The tenants that may take money here. */
@NullMarked
package de.mojoinstitut.payments.tenant;

import org.jspecify.annotations.NullMarked;
