/** Payments that a buyer disputes. */
@NullMarked
package de.mojoinstitut.core.dispute;

import org.jspecify.annotations.NullMarked;
