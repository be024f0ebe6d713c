/** What a payee is told about a payout. */
@NullMarked
package de.mojoinstitut.core.payout.statement;

import org.jspecify.annotations.NullMarked;
