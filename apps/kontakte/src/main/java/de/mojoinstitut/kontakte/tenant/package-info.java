/** Tenants, and who may act for one. */
@NullMarked
package de.mojoinstitut.kontakte.tenant;

import org.jspecify.annotations.NullMarked;
