/** Payouts to tenants and distributors. */
@NullMarked
package de.mojoinstitut.core.payout;

import org.jspecify.annotations.NullMarked;
