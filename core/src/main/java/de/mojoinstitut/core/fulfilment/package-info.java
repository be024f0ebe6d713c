/** What comes after the confirmation: reminder, delivery, hold, and the seller's revenue. */
@NullMarked
package de.mojoinstitut.core.fulfilment;

import org.jspecify.annotations.NullMarked;
