/** Tenants: the organisations of health professionals. */
@NullMarked
package de.mojoinstitut.core.tenant;

import org.jspecify.annotations.NullMarked;
